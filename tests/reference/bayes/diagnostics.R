# What posterior and loo make of fixed draws: Rscript diagnostics.R writes diagnostics.json
suppressPackageStartupMessages({library(posterior); library(loo); library(jsonlite)})
set.seed(11)
n <- 250; chains <- 4
ar <- function(rho) replicate(chains, as.vector(arima.sim(list(ar = rho), n)))
x <- list(slow = ar(.9), quick = ar(.1), antithetic = ar(-.5), heavy = matrix(rt(n * chains, 1.5), n), shifted = sweep(ar(.3), 2, c(0, 0, 0, 1), "+"), coarse = round(ar(.5) * 2), odd = ar(.6)[1:249, ])
x <- lapply(x, round, 6)
diagnose <- function(m) list(draws = m, rhat = rhat(m), ess_bulk = suppressWarnings(ess_bulk(m)), ess_tail = suppressWarnings(ess_tail(m)), ess_mean = suppressWarnings(ess_mean(m)), ess_sd = suppressWarnings(ess_sd(m)),
  mcse_mean = mcse_mean(m), mcse_sd = mcse_sd(m), mcse_q5 = mcse_quantile(m, .05, names = FALSE), mcse_q50 = mcse_quantile(m, .5, names = FALSE), rhat_basic = rhat_basic(m), ess_basic = suppressWarnings(ess_basic(m)))

S <- 600; N <- 16
mu <- matrix(rep(ar(.5)[1:150, ], N), S) * .3
sd <- rep(c(-.3, .3, .7, 1), each = N / 4)
y <- rnorm(N, 0, .4)
ll <- sapply(1:N, function(i) dnorm(y[i], mu[, i] * (1 + i / 10) + rnorm(S, 0, .1), exp(-sd[i]), log = TRUE))
better <- rnorm(N, 0, 1)
ll2 <- ll + matrix(rep(better, each = S), S) + matrix(rnorm(S * N, 0, .15), S)
ll3 <- ll + matrix(rep(rnorm(N, 0, 1), each = S), S) + matrix(rnorm(S * N, 0, .3), S)
round6 <- function(m) round(m, 6)
ll <- round6(ll); ll2 <- round6(ll2); ll3 <- round6(ll3)
chain <- rep(1:4, each = S / 4)
one <- function(l, eff) {
  r <- suppressWarnings(loo(l, r_eff = eff)); w <- suppressWarnings(waic(l))
  list(estimates = r$estimates, elpd = r$pointwise[, "elpd_loo"], mcse = r$pointwise[, "mcse_elpd_loo"], p = r$pointwise[, "p_loo"], k = r$diagnostics$pareto_k, n_eff = r$diagnostics$n_eff, waic = w$estimates, waic_pointwise = w$pointwise[, 1])
}
eff <- relative_eff(exp(ll), chain_id = chain)
a <- suppressWarnings(loo(ll, r_eff = eff)); b <- suppressWarnings(loo(ll2, r_eff = relative_eff(exp(ll2), chain_id = chain))); c <- suppressWarnings(loo(ll3, r_eff = relative_eff(exp(ll3), chain_id = chain)))
cmp <- loo_compare(list(a = a, b = b, c = c))
lpd <- cbind(a$pointwise[, 1], b$pointwise[, 1], c$pointwise[, 1])
set.seed(1)
points <- matrix(rnorm(72, -1), 24)
out <- list(versions = paste0("R ", getRversion(), ", posterior ", packageVersion("posterior"), ", loo ", packageVersion("loo")),
  diagnostics = lapply(x, diagnose),
  log_lik = list(ll, ll2, ll3), r_eff = eff, with_eff = one(ll, eff), without_eff = one(ll, rep(1, N)),
  compare = list(order = rownames(cmp), elpd_diff = cmp[, "elpd_diff"], se_diff = cmp[, "se_diff"]),
  pseudo_bma = as.vector(pseudobma_weights(lpd, BB = FALSE)), pseudo_bma_plus = as.vector(pseudobma_weights(lpd, BB_n = 200000)), lpd_point = points, stacking = as.vector(stacking_weights(points)))
write_json(out, "diagnostics.json", digits = NA, auto_unbox = TRUE, na = "null")
