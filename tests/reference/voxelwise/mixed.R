# Linear mixed models at each of 20 places, over two designs with missing sessions. Writes mixed.json.
# R 4.2.2, lme4 1.1-31, lmerTest 3.1-3 (printed into the file).   Run: Rscript mixed.R
suppressMessages({library(lme4); library(lmerTest); library(jsonlite)})
set.seed(20)
places <- 20
make <- function(treatments, subjects, miss) {
  d <- expand.grid(treatment = treatments, subject = sprintf("s%02d", 1:subjects), stringsAsFactors = FALSE)
  d$group <- ifelse(as.integer(sub("s", "", d$subject)) <= subjects * .45, "HV", "TRD")
  d <- d[runif(nrow(d)) > miss, ]
  d$age <- 20 + (as.integer(sub("s", "", d$subject)) * 7) %% 31
  rownames(d) <- NULL
  d
}
run <- function(d, formula) {
  b <- matrix(rnorm(length(unique(d$subject)) * places), ncol = places)
  at <- match(d$subject, unique(d$subject))
  sd <- seq(0, 2.4, length.out = places)
  out <- lapply(1:places, function(v) {
    y <- sd[v] * b[at, v] + rnorm(nrow(d)) + .3 * (d$group == "TRD") * (d$treatment != "placebo")
    d$cope <- round(y * 1024) / 1024                        # exact in single precision
    m <- suppressMessages(lmer(as.formula(paste("cope", formula)), d, control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10))))
    a <- anova(m); s <- coef(summary(m)); vc <- as.data.frame(VarCorr(m))
    list(y = d$cope, F = a[["F value"]], num = a$NumDF, den = a$DenDF, p = a[["Pr(>F)"]], estimate = s[, 1], se = s[, 2], df = s[, 3],
         between = vc$vcov[1], residual = vc$vcov[2], singular = isSingular(m))
  })
  m <- lmer(as.formula(paste("age + 0 * rnorm(nrow(d)) + rnorm(nrow(d))", formula)), d)
  list(formula = formula, subject = d$subject, group = d$group, treatment = d$treatment, age = d$age, terms = rownames(anova(m)), coefficients = names(fixef(m)), places = out)
}
result <- list(versions = list(R = R.version.string, lme4 = as.character(packageVersion("lme4")), lmerTest = as.character(packageVersion("lmerTest"))),
  two = run(make(c("placebo", "ketamine"), 37, .15), "~ group * treatment + (1 | subject)"),
  three = run(make(c("placebo", "high", "low"), 30, .2), "~ group * treatment + age + (1 | subject)"))
write_json(result, "mixed.json", digits = 12, auto_unbox = TRUE)
