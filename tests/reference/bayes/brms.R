# Long posteriors of brms/rstan, with the log density and its gradient at a few points: Rscript brms.R [names]
# Writes <name>.csv (the data, where they are made here) and <name>.json. Compiles each model once; run it alone, it takes a quarter of an hour.
suppressPackageStartupMessages({library(brms); library(posterior); library(jsonlite)})
only <- commandArgs(TRUE)
versions <- paste0("R ", getRversion(), ", brms ", packageVersion("brms"), ", rstan ", packageVersion("rstan"), ", posterior ", packageVersion("posterior"), ", loo ", packageVersion("loo"))
options(digits = 17)
if (!nzchar(rstan::rstan_options("boost_lib"))) rstan::rstan_options(boost_lib = "/usr/include")     # Debian keeps Boost outside of BH

reference <- function(name, formula, data, family, seed, iter = 11000, adapt = .95, init = 2, loo = FALSE, write = TRUE, ...) {
  if (length(only) > 0 && !(name %in% only)) return(invisible())
  if (write) write.csv(data, paste0(name, ".csv"), row.names = FALSE)
  fit <- brm(formula, data, family = family, chains = 4, iter = iter, warmup = 1000, seed = seed, cores = 1, refresh = 0, init = init,
             control = list(adapt_delta = adapt, max_treedepth = 12), ...)
  sf <- fit$fit
  draws <- as_draws_array(fit)
  keep <- grep("^z_|^lprior$|^lp__$|^L_|^Intercept|^prior_", variables(draws), invert = TRUE, value = TRUE)
  keep <- unique(c(keep[!grepl("^r_", keep)], head(grep("^r_", keep, value = TRUE), 6)))
  s <- summarise_draws(subset_draws(draws, variable = keep), mean, sd, ~quantile(.x, c(.05, .95)), mcse_mean, mcse_sd, ~mcse_quantile(.x, c(.05, .95)), rhat, ess_bulk, ess_tail)
  names(s) <- c("name", "mean", "sd", "q5", "q95", "mcse_mean", "mcse_sd", "mcse_q5", "mcse_q95", "rhat", "ess_bulk", "ess_tail")

  # the density at random points of the unconstrained space, with the constrained values that go with them
  set.seed(seed)
  n <- rstan::get_num_upars(sf)
  points <- lapply(1:3, function(k) {
    u <- runif(n, -1, 1)
    value <- rstan::log_prob(sf, u, adjust_transform = TRUE, gradient = TRUE)
    list(unconstrained = u, values = lapply(rstan::constrain_pars(sf, u), function(v) as.vector(v)), log_prob = as.numeric(value), gradient = as.vector(attr(value, "gradient")))
  })
  out <- list(versions = versions, formula = deparse(formula$formula %||% formula), draws = ndraws(fit), divergent = sum(nuts_params(fit, pars = "divergent__")$Value),
              priors = as.data.frame(prior_summary(fit))[, c("prior", "class", "coef", "group", "dpar")], parameters = s, points = points)
  if (loo) {
    l <- loo(fit)
    out$loo <- list(elpd = l$estimates[1, 1], se = l$estimates[1, 2], p = l$estimates[2, 1], pointwise = l$pointwise[, "elpd_loo"], k = l$diagnostics$pareto_k)
  }
  write_json(out, paste0(name, ".json"), digits = NA, auto_unbox = TRUE, na = "null")
  cat(name, "done", date(), "\n")
}
`%||%` <- function(a, b) if (is.null(a)) b else a

# Rubin (1981): coaching effects in eight schools with known standard errors
schools <- data.frame(school = LETTERS[1:8], effect = c(28, 8, -3, 7, -1, 1, 18, 12), se = c(15, 10, 16, 11, 9, 11, 10, 18))
reference("eightschools", effect | se(se) ~ 1 + (1 | school), schools, gaussian(), 1, adapt = .995)

# Belenky et al. (2003): as lme4 brings it; the data are read from there, not kept here
data(sleepstudy, package = "lme4")
reference("sleepstudy", Reaction ~ Days + (Days | Subject), sleepstudy, gaussian(), 2, write = FALSE)

# P0's design: the arm of a scan told by its BOLD, glutamate and lactate; 23 subjects x 3 conditions, simulated here
set.seed(20)
arms <- expand.grid(dose = c("placebo", "low", "high"), subject = sprintf("s%02d", 1:23))
level <- as.integer(factor(arms$dose, c("placebo", "low", "high"))) - 1
own <- rnorm(23, 0, .6)[as.integer(factor(arms$subject))]
arms$bold <- round(own + .45 * level + rnorm(69), 4)
arms$glu <- round(own * .5 + .35 * (level > 0) + rnorm(69), 4)
arms$lac <- round(.4 * (level == 2) + rnorm(69), 4)
arms$dose <- factor(arms$dose, c("placebo", "low", "high"))
reference("arms", dose ~ bold + glu + lac + (1 | subject), arms, categorical(), 3, loo = TRUE)

# like Gelman and Hill's (2007) radon: houses in counties of very different size, a floor and a predictor of counties
set.seed(21)
sizes <- pmax(1, round(rexp(40, 1 / 8)))
county <- rep(1:40, sizes)
uranium <- round(rnorm(40, 0, .4), 3)
radon <- data.frame(county = sprintf("c%02d", county), floor = rbinom(length(county), 1, .25), uranium = uranium[county])
radon$log_radon <- round(1.4 - .65 * radon$floor + .7 * radon$uranium + rnorm(40, 0, .3)[county] + rnorm(length(county), 0, .75), 4)
reference("radon", log_radon ~ floor + uranium + (1 | county), radon, gaussian(), 4)

# like Gelman and Hill's kidiq: scores of children by their mothers' school and IQ, with an interaction
set.seed(22)
kid <- data.frame(mom_hs = rbinom(200, 1, .78), mom_iq = round(rnorm(200, 100, 15), 1))
kid$kid_score <- round(-11 + 51 * kid$mom_hs + 1.1 * kid$mom_iq - .48 * kid$mom_hs * kid$mom_iq + rnorm(200, 0, 18))
reference("kidiq", kid_score ~ mom_hs * mom_iq, kid, gaussian(), 5)

# ordered ratings and correlated slopes
set.seed(23)
rate <- expand.grid(time = 0:4, subject = sprintf("s%02d", 1:15))
g <- as.integer(factor(rate$subject))
latent <- (.5 + rnorm(15, 0, .4)[g]) * rate$time + rnorm(15, 0, 1)[g] + rlogis(75)
rate$rating <- as.integer(cut(latent, c(-Inf, -.5, .8, 2.2, Inf)))
reference("ratings", rating ~ time + (time | subject), rate, cumulative(), 6)
