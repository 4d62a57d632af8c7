# What bridgesampling and plain integrals say of small models: Rscript after.R writes after.json
# A normal mean and slope with known errors and normal priors have a marginal likelihood in closed form; brms's bridge sampler is not needed for it.
suppressPackageStartupMessages({library(jsonlite); library(mvtnorm)})
set.seed(31)
n <- 25
d <- data.frame(x = round(rnorm(n), 3), e = round(runif(n, .5, 1.5), 3))
d$y <- round(.8 + .5 * d$x + rnorm(n, 0, d$e), 3)
# y | se(e) ~ x with Intercept ~ N(0, 2) at the mean of x and b ~ N(0, 1): y ~ N(0, diag(e^2) + 4 + xc xc')
xc <- d$x - mean(d$x)
S <- diag(d$e^2) + 4 + xc %*% t(xc)
S0 <- diag(d$e^2) + 4
log_marginal <- dmvnorm(d$y, rep(0, n), S, log = TRUE)
log_without <- dmvnorm(d$y, rep(0, n), S0, log = TRUE)
X <- cbind(1, xc)
V <- solve(t(X) %*% diag(1 / d$e^2) %*% X + diag(c(1 / 4, 1)))
m <- V %*% t(X) %*% (d$y / d$e^2)
# leave-one-out densities in closed form
loo <- sapply(1:n, function(i) { Vi <- solve(t(X[-i, ]) %*% diag(1 / d$e[-i]^2) %*% X[-i, ] + diag(c(1 / 4, 1))); mi <- Vi %*% t(X[-i, ]) %*% (d$y[-i] / d$e[-i]^2); dnorm(d$y[i], X[i, ] %*% mi, sqrt(d$e[i]^2 + X[i, ] %*% Vi %*% X[i, ]), log = TRUE) })
# a t prior on b by quadrature; shifted, since the density itself is below integrate's absolute tolerance
by_t <- integrate(function(b) sapply(b, function(v) exp(40 + dmvnorm(d$y - v * xc, rep(0, n), S0, log = TRUE)) * dt(v / 2.5, 3) / 2.5), -20, 20, rel.tol = 1e-10)$value
write_json(list(versions = paste0("R ", getRversion(), ", mvtnorm ", packageVersion("mvtnorm")), data = d, log_marginal = log_marginal, log_without = log_without, mean = as.vector(m), sd = sqrt(diag(V)), savage_dickey = exp(log_without - log_marginal), loo = loo, log_marginal_t = log(by_t) - 40), "after.json", digits = NA, auto_unbox = TRUE)
