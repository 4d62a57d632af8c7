# Oracles for linear and mixed models. Run: Rscript oracle.R > oracle.json  (versions are written into the file).
# Designs are simulated here (and saved beside it as CSV); results of R's own data sets are kept without the data.
suppressPackageStartupMessages({library(lme4); library(lmerTest); library(pbkrtest); library(emmeans); library(car); library(sandwich); library(jsonlite)})
emm_options(lmer.df = "satterthwaite")
here <- "."
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 2e-2, rhoend = 1e-10, maxfun = 200000), calc.derivs = FALSE, check.conv.singular = "ignore")
fit <- function(f, d, REML = TRUE, w = NULL) {
  w <- substitute(w)
  e <- if (is.null(w)) bquote(lmer(.(f), data = .(substitute(d)), REML = .(REML), control = tight)) else bquote(lmer(.(f), data = .(substitute(d)), REML = .(REML), control = tight, weights = .(w)))
  m <- eval(e, globalenv())
  # lmerTest takes the Hessian by relative steps of 1e-4, which for a parameter near zero (a correlation of -.02) is rounding noise: 40 % off in one
  # element of cross_slope. The same definition with larger steps:
  e$devFunOnly <- TRUE; e[[1]] <- quote(lme4::lmer)
  v <- c(getME(m, "theta"), sigma(m))
  h <- eigen(numDeriv::hessian(lmerTest:::devfun_vp, v, devfun = eval(e, globalenv()), reml = REML, method.args = list(r = 6, d = 1e-2, eps = 2e-3, zero.tol = 1e-2)), symmetric = TRUE)
  ok <- h$values > 1e-8
  m@vcov_varpar <- 2 * h$vectors[, ok, drop = FALSE] %*% diag(1 / h$values[ok], nrow = sum(ok)) %*% t(h$vectors[, ok, drop = FALSE])
  m
}
vec <- function(x) unname(as.numeric(x))
describe <- function(m, kr = FALSE) {
  s <- coef(summary(m)); vc <- as.data.frame(VarCorr(m))
  r <- list(criterion = vec(if (isREML(m)) REMLcrit(m) else -2 * logLik(m)), names = rownames(s), estimate = vec(s[, "Estimate"]), se = vec(s[, "Std. Error"]),
       df = vec(s[, "df"]), t = vec(s[, "t value"]), p = vec(s[, "Pr(>|t|)"]), sdcor = vec(vc$sdcor), theta = vec(getME(m, "theta")),
       fitted = vec(head(fitted(m), 6)), sigma = sigma(m))
  a <- anova(m)
  r$terms <- rownames(a); r$F <- vec(a[, "F value"]); r$dendf <- vec(a[, "DenDF"]); r$numdf <- vec(a[, "NumDF"]); r$pF <- vec(a[, "Pr(>F)"])
  for (t in 1:2) { b <- anova(m, type = t); r[[paste0("F", t)]] <- vec(b[, "F value"]); r[[paste0("dendf", t)]] <- vec(b[, "DenDF"]) }
  if (kr) { k <- anova(m, ddf = "Kenward-Roger"); r$krF <- vec(k[, "F value"]); r$krdf <- vec(k[, "DenDF"])
    sk <- coef(summary(m, ddf = "Kenward-Roger")); r$krse <- vec(sk[, "Std. Error"]); r$krcdf <- vec(sk[, "df"]) }
  r
}
pairsOf <- function(m, spec, adjust) { p <- as.data.frame(summary(pairs(emmeans(m, spec), adjust = adjust), infer = c(TRUE, TRUE)))
  list(contrast = as.character(p$contrast), estimate = vec(p$estimate), se = vec(p$SE), df = vec(p$df), p = vec(p$p.value), low = vec(p$lower.CL), high = vec(p$upper.CL)) }

# --- simulated designs, saved
set.seed(7)
cross <- expand.grid(block = paste0("b", 1:4), dose = c("placebo", "low", "high"), subject = sprintf("s%02d", 1:12), stringsAsFactors = FALSE)
cross$x <- round(rnorm(nrow(cross)), 3)
u <- rnorm(12, 0, .6); sl <- rnorm(12, 0, .3)
sid <- as.integer(factor(cross$subject))
cross$y <- round(.5 * (cross$dose == "high") + .2 * (cross$block == "b2") + .3 * cross$x + u[sid] + sl[sid] * cross$x + rnorm(nrow(cross), 0, .5), 4)
cross <- cross[-c(3, 20, 21, 50, 77, 78, 79, 120), ]
write.csv(cross, file.path(here, "cross.csv"), row.names = FALSE, quote = FALSE)
set.seed(8)
nest <- expand.grid(rep = 1:3, cask = letters[1:4], batch = LETTERS[1:8], stringsAsFactors = FALSE)
nest$w <- round(runif(nrow(nest), .5, 2), 2)
nest$z <- round(rnorm(nrow(nest)), 3)
nest$y <- round(rnorm(8, 0, 1.5)[as.integer(factor(nest$batch))] + rnorm(32, 0, 1)[as.integer(interaction(nest$batch, nest$cask))] + .4 * nest$z + rnorm(nrow(nest), 0, .6), 4)
write.csv(nest, file.path(here, "nest.csv"), row.names = FALSE, quote = FALSE)
out <- list(versions = list(R = R.version.string, lme4 = as.character(packageVersion("lme4")), lmerTest = as.character(packageVersion("lmerTest")), pbkrtest = as.character(packageVersion("pbkrtest")),
  emmeans = as.character(packageVersion("emmeans")), car = as.character(packageVersion("car")), sandwich = as.character(packageVersion("sandwich"))))
cross[] <- lapply(cross, function(v) if (is.character(v)) factor(v) else v)
nest[c("cask", "batch")] <- lapply(nest[c("cask", "batch")], factor)
m1 <- fit(y ~ block * dose + x + (1 | subject), cross); out$cross_reml <- describe(m1, TRUE)
out$cross_ml <- describe(fit(y ~ block * dose + x + (1 | subject), cross, FALSE))
m2 <- fit(y ~ dose + x + (x | subject), cross); out$cross_slope <- describe(m2, TRUE)
out$cross_double <- describe(fit(y ~ dose + x + (x || subject), cross), TRUE)
out$cross_crossed <- describe(fit(y ~ dose * x + (1 | subject) + (1 | block), cross), TRUE)
out$nest <- describe(fit(y ~ z + (1 | batch/cask), nest), TRUE)
out$nest_weights <- describe(fit(y ~ z + (1 | batch/cask), nest, w = w))
for (a in c("tukey", "sidak", "bonferroni", "holm", "fdr", "none")) out[[paste0("pairs_", a)]] <- pairsOf(m1, ~ dose | block, a)
out$pairs_dose <- pairsOf(m1, ~ dose, "tukey")
em <- as.data.frame(emmeans(m1, ~ dose | block)); out$means <- list(mean = vec(em$emmean), se = vec(em$SE), df = vec(em$df), low = vec(em$lower.CL), high = vec(em$upper.CL))
ia <- as.data.frame(contrast(emmeans(m1, ~ dose * block), interaction = "pairwise")); out$interaction <- list(dose = as.character(ia$dose_pairwise), block = as.character(ia$block_pairwise), estimate = vec(ia$estimate), se = vec(ia$SE), df = vec(ia$df), p = vec(ia$p.value))
l0 <- fit(y ~ dose + x + (1 | subject), cross, FALSE); l1 <- fit(y ~ block * dose + x + (1 | subject), cross, FALSE)
lr <- anova(l0, l1); out$lrt <- list(chisq = vec(lr$Chisq[2]), df = vec(lr$Df[2]), p = vec(lr$`Pr(>Chisq)`[2]))
# --- R's own data: results only
out$sleepstudy <- describe(fit(Reaction ~ Days + (Days | Subject), sleepstudy), TRUE)
out$sleepstudy_ml <- describe(fit(Reaction ~ Days + (Days | Subject), sleepstudy, FALSE))
ci <- suppressMessages(confint(lmer(Reaction ~ Days + (Days | Subject), sleepstudy, REML = FALSE, control = tight), quiet = TRUE)); out$sleepstudy_profile <- list(names = rownames(ci), low = vec(ci[, 1]), high = vec(ci[, 2]))
out$cake <- describe(fit(angle ~ recipe * temperature + (1 | recipe:replicate), cake), TRUE)
out$Penicillin <- describe(fit(diameter ~ 1 + (1 | plate) + (1 | sample), Penicillin), TRUE)
data(Machines, package = "nlme"); Machines <- as.data.frame(Machines); Machines$Worker <- factor(as.character(Machines$Worker))
out$Machines <- describe(fit(score ~ Machine + (1 | Worker) + (1 | Worker:Machine), Machines), TRUE)
out$Machines_slope <- describe(fit(score ~ Machine + (Machine | Worker), Machines), TRUE)
out$Dyestuff <- describe(fit(Yield ~ 1 + (1 | Batch), Dyestuff), TRUE)
out$Dyestuff2 <- describe(fit(Yield ~ 1 + (1 | Batch), Dyestuff2))
out$Pastes <- describe(fit(strength ~ 1 + (1 | batch) + (1 | sample), Pastes), TRUE)
# --- linear models
lmOf <- function(m) { s <- summary(m); a3 <- Anova(update(m, contrasts = sapply(names(m$xlevels), function(v) "contr.sum", simplify = FALSE)), type = 3)
  i <- influence.measures(m)
  list(names = names(coef(m)), estimate = vec(coef(m)), se = vec(s$coefficients[, 2]), p = vec(s$coefficients[, 4]), r2 = s$r.squared, adj = s$adj.r.squared, F = vec(s$fstatistic[1]), sigma = s$sigma,
    aic = AIC(m), bic = BIC(m), loglik = vec(logLik(m)),
    f1 = vec(head(anova(m)$`F value`, -1)), f2 = vec(head(Anova(m, type = 2)$`F value`, -1)), f3 = vec(head(a3$`F value`, -1)[-1]),
    hc = sapply(c("HC0", "HC1", "HC2", "HC3", "HC4"), function(t) vec(sqrt(diag(vcovHC(m, type = t)))), simplify = FALSE),
    hat = vec(hatvalues(m)), cook = vec(cooks.distance(m)), rstudent = vec(rstudent(m)), dffits = vec(dffits(m)), dfbeta = vec(dfbeta(m)[, 2]), ciLow = vec(confint(m)[, 1])) }
k <- lm(y ~ block * dose + poly(x, 2), cross); out$linear <- lmOf(k)
out$linear$cluster <- vec(sqrt(diag(vcovCL(k, cluster = cross$subject, type = "HC1"))))
out$linear$gvif <- vec(vif(lm(y ~ block + dose + x, cross))[, 1])
for (coding in c("contr.sum", "contr.helmert", "contr.poly")) out[[paste0("coding_", coding)]] <- vec(coef(lm(y ~ block * dose, cross, contrasts = list(block = coding, dose = coding))))
formulas <- c("y ~ 0 + dose + block", "y ~ dose:x", "y ~ dose/x", "y ~ (block + dose + x)^2 - block:x", "y ~ dose:block", "y ~ dose + dose:block", "y ~ log(abs(x) + 1) * I(x^2)", "y ~ block + offset(x)", "y ~ scale(x) - 1", "y ~ block %in% dose", "y ~ x:block + poly(x, 3)", "y ~ exp(x) + sqrt(abs(x)):dose")
out$formulas <- lapply(formulas, function(f) { m <- lm(as.formula(f), cross); list(formula = f, names = names(coef(m)), estimate = lapply(vec(coef(m)), function(v) v)) })
cat(toJSON(out, digits = 15, auto_unbox = TRUE, na = "null"))
