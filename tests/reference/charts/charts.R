# What lm, dnorm and quantile say of a small sample; the charts have to draw the same numbers.
# Rscript tests/reference/charts/charts.R > tests/reference/charts/charts.json
x <- c(0.3, 1.1, 1.9, 2.2, 3.8, 4.1, 5.5, 6.0, 7.7, 8.2)
y <- c(1.2, 0.7, 2.9, 2.2, 4.8, 3.1, 5.9, 7.4, 6.6, 9.1)
fit <- lm(y ~ x)
at <- c(x[1], x[10])
band <- predict(fit, data.frame(x = at), interval = "confidence", level = 0.95)
h <- 0.9 * min(sd(y), IQR(y, type = 5) / 1.34) * length(y)^(-1/5)
subject <- rep(c("a", "b", "c"), c(3, 3, 4))
within <- coef(lm(y ~ x + subject))[["x"]]
list_ <- function(v) paste0("[", paste(format(v, digits = 15), collapse = ", "), "]")
cat(sprintf(
'{
 "made_by": "%s",
 "x": %s,
 "y": %s,
 "t": %s,
 "fit": %s,
 "low": %s,
 "high": %s,
 "bandwidth": %s,
 "density_at": [2, 5],
 "density": %s,
 "slope_within": %s
}
', R.version.string, list_(x), list_(y), format(qt(0.975, 8), digits = 15), list_(band[, 1]), list_(band[, 2]), list_(band[, 3]),
format(h, digits = 15), list_(sapply(c(2, 5), function(v) mean(dnorm(v, y, h)))), format(within, digits = 15)))
