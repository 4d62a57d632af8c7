# Tobit regression: tobit.json. Run: Rscript tobit.R   (R with jsonlite, survival)
suppressMessages({library(jsonlite); library(survival)})
set.seed(3); n <- 60; x <- round(rnorm(n), 3); y <- round(30 + 4 * x + rnorm(n, 0, 8), 2); limit <- 23.4
s <- survreg(Surv(pmax(y, limit), y > limit, type = "left") ~ x, dist = "gaussian", control = survreg.control(rel.tolerance = 1e-14, maxiter = 100))
write(toJSON(list(made_with = paste(R.version.string, "survival", packageVersion("survival")), limit = limit, x = x, y = y, coefficients = coef(s), se = sqrt(diag(vcov(s)))[1:2],
  sigma = s$scale, loglik = s$loglik[2]), digits = NA, auto_unbox = TRUE), "tobit.json")
