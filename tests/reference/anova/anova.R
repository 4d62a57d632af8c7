# Repeated-measures analyses of variance with factors between subjects, groups of unequal size, one incomplete subject. Writes anova.json.
# R 4.2.2, afex 1.2-1, car 3.1-1 (printed into the file).   Run: Rscript anova.R
suppressMessages({library(afex); library(jsonlite)})
set.seed(12)
d <- expand.grid(time = c("early", "late"), dose = c("placebo", "low", "high"), subject = sprintf("s%02d", 1:17), stringsAsFactors = FALSE)
s <- as.integer(sub("s", "", d$subject))
d$group <- ifelse(s <= 7, "TRD", "HV"); d$sex <- ifelse(s %% 3 == 0, "f", "m")
d$dose <- factor(d$dose, c("placebo", "low", "high"))
d$y <- round(rnorm(17)[s] + rnorm(nrow(d)) * c(.6, 1, 1.5)[as.integer(d$dose)] + .5 * (d$group == "TRD") * (d$dose == "high") + .4 * (d$time == "late"), 3)
d$y[d$subject == "s05" & d$dose == "low" & d$time == "late"] <- NA
one <- function(between, within) {
  a <- suppressWarnings(suppressMessages(aov_ez("subject", "y", d, between = between, within = within, type = 3, fun_aggregate = mean, na.rm = FALSE)))
  t <- a$anova_table; e <- suppressWarnings(suppressMessages(anova(a, correction = "none", es = c("ges", "pes"))))
  u <- suppressWarnings(summary(a$Anova, multivariate = FALSE))
  m <- u$sphericity.tests; p <- u$pval.adjustments
  list(between = between, within = within, effects = rownames(e), f = e$F, num = e[["num Df"]], den = e[["den Df"]], p = e[["Pr(>F)"]], ges = e$ges, pes = e$pes,
       spherical = rownames(p), gg = p[, "GG eps"], pgg = p[, "Pr(>F[GG])"], hf = p[, "HF eps"], phf = p[, "Pr(>F[HF])"], w = m[, 1], wp = m[, 2])
}
result <- list(R = R.version.string, afex = as.character(packageVersion("afex")), car = as.character(packageVersion("car")),
  subject = d$subject, time = d$time, dose = as.character(d$dose), group = d$group, sex = d$sex, y = d$y,
  cases = list(one("group", "dose"), one("group", c("dose", "time")), one(c("group", "sex"), "dose")))
write_json(result, "anova.json", digits = 14, auto_unbox = TRUE, na = "null")
