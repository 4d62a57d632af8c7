# REML criteria of models whose variances are small or zero, where a search is easily caught on the boundary. Writes nearzero.json.
# R 4.2.2, lme4 1.1-31 (printed into the file). lme4 starts from several places here, and the smallest criterion counts.   Run: Rscript nearzero.R
suppressMessages({library(lme4); library(jsonlite)})
set.seed(31)
d <- expand.grid(time = 0:3, subject = sprintf("s%02d", 1:12), stringsAsFactors = FALSE)
d$item <- sprintf("i%d", (seq_len(nrow(d)) * 5) %% 7)
formulas <- c("y ~ time + (1 | subject)", "y ~ time + (time | subject)", "y ~ time + (1 | subject) + (1 | item)", "y ~ time + (time || subject)")
sets <- lapply(1:24, function(k) {
  s <- .5 * ((k - 1) %% 4) / 3
  b <- rnorm(12); g <- rnorm(12); i <- rnorm(7)
  at <- match(d$subject, unique(d$subject))
  d$y <- round(s * b[at] + .3 * s * g[at] * d$time + s * i[match(d$item, sort(unique(d$item)))] + rnorm(nrow(d)), 3)
  list(y = d$y, criteria = sapply(formulas, function(f) {
    f <- as.formula(f)
    control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10), calc.derivs = FALSE)
    p <- length(getME(suppressMessages(lmer(f, d, control = control)), "theta"))
    starts <- c(list(NULL), lapply(c(.1, .4, 2), function(a) rep(a, p)))
    min(sapply(starts, function(start) suppressWarnings(suppressMessages(REMLcrit(lmer(f, d, control = control, start = start))))))
  }))
})
write_json(list(R = R.version.string, lme4 = as.character(packageVersion("lme4")), formulas = formulas, time = d$time, subject = d$subject, item = d$item, sets = sets),
  "nearzero.json", digits = 12, auto_unbox = TRUE)
