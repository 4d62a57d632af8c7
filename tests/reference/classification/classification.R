# Leave-one-subject-out predictions by logistic regression (glm, nnet::multinom) and by linear discriminants (MASS::lda, equal priors). Writes classification.json.
# R 4.2.2 with its recommended packages (printed into the file).   Run: Rscript classification.R
suppressMessages({library(MASS); library(nnet); library(jsonlite)})
set.seed(5)
d <- expand.grid(dose = c("placebo", "low", "high"), subject = sprintf("s%02d", 1:18), stringsAsFactors = FALSE)
d$dose <- factor(d$dose, c("placebo", "low", "high"))
k <- as.integer(d$dose)
d$bold <- round(.9 * k + rnorm(nrow(d)), 3); d$glu <- round(.6 * (k == 3) + rnorm(nrow(d)) * .8, 3)
out <- function(d, predict) { p <- character(nrow(d)); for (s in unique(d$subject)) p[d$subject == s] <- as.character(predict(d[d$subject != s, ], d[d$subject == s, ])); p }
two <- droplevels(d[d$dose != "low", ])
equal <- function(n) rep(1 / n, n)
result <- list(R = R.version.string, MASS = as.character(packageVersion("MASS")), nnet = as.character(packageVersion("nnet")),
  subject = d$subject, dose = as.character(d$dose), bold = d$bold, glu = d$glu,
  two_glm = out(two, function(a, b) levels(two$dose)[1 + (predict(glm(dose ~ bold + glu, binomial, a), b) > 0)]),
  two_lda = out(two, function(a, b) predict(lda(dose ~ bold + glu, a, prior = equal(2)), b)$class),
  three_multinom = out(d, function(a, b) predict(multinom(dose ~ bold + glu, a, trace = FALSE, abstol = 1e-12, reltol = 1e-14, maxit = 1000), b)),
  three_lda = out(d, function(a, b) predict(lda(dose ~ bold + glu, a, prior = equal(3)), b)$class))
write_json(result, "classification.json", digits = 12, auto_unbox = TRUE)
