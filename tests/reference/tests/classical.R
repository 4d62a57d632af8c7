# Classical tests: classical.json. Run: Rscript classical.R   (R with jsonlite, coin, exactRankTests, car)
suppressMessages({library(jsonlite); library(coin); library(exactRankTests); library(car)})
set.seed(7)
n <- function(x) signif(x, 17)
tails <- function(t, df, unit) {
  f <- function(p) uniroot(function(d) pt(t, df, d) - p, c(t - 12, t + 12), tol = 1e-13)$root
  c(f(.975), f(.025)) * unit }
t_of <- function(x, y = NULL, ...) { r <- t.test(x, y, ...); list(t = r$statistic, df = r$parameter, p = r$p.value, low = r$conf.int[1], high = r$conf.int[2]) }
a <- round(rnorm(26, .4, 1), 3); b <- round(rnorm(26, 0, 1), 3); c3 <- round(rnorm(20, .6, 2), 3)
far <- 100 + a / 50
ties1 <- sample(0:9, 50, TRUE); ties2 <- sample(0:9, 50, TRUE)
small1 <- c(3.1, 2.2, 5.7, 1.4, 9.9, 4.4); small2 <- c(2.9, 3.3, 1.1, .4, 7.0, 4.0)
g1 <- sample(0:12, 14, TRUE); g2 <- sample(3:15, 11, TRUE); g3 <- sample(1:14, 12, TRUE)
matrix4 <- matrix(sample(0:20, 26 * 4, TRUE), 26)
x9 <- c(1, 5, 2, 8, 4, 9, 3, 7, 6); y9 <- c(2, 3, 1, 9, 6, 8, 5, 4, 7)
out <- list(made_with = paste(R.version.string, "coin", packageVersion("coin"), "exactRankTests", packageVersion("exactRankTests"), "car", packageVersion("car")),
  data = list(a = a, b = b, c = c3, far = far, ties1 = ties1, ties2 = ties2, small1 = small1, small2 = small2, g1 = g1, g2 = g2, g3 = g3, x9 = x9, y9 = y9,
    c1 = matrix4[, 1], c2 = matrix4[, 2], c3 = matrix4[, 3], c4 = matrix4[, 4]))
d <- a - b; tp <- t.test(a, b, paired = TRUE)$statistic
out$t_one <- t_of(a, mu = .1); out$t_paired <- t_of(a, b, paired = TRUE); out$t_welch <- t_of(a, c3); out$t_pooled <- t_of(a, c3, var.equal = TRUE)
out$t_far <- t_of(far); out$t_greater <- t_of(a, c3, alternative = "greater"); out$t_less <- t_of(a, b, paired = TRUE, alternative = "less")
out$dz <- list(value = mean(d) / sd(d), ci = tails(tp, 25, 1 / sqrt(26)), dav = mean(d) / ((sd(a) + sd(b)) / 2), J = gamma(12.5) / (sqrt(12.5) * gamma(12)))
tw <- t.test(a, c3, var.equal = TRUE)$statistic; sp <- sqrt((25 * var(a) + 19 * var(c3)) / 44)
out$ds <- list(value = (mean(a) - mean(c3)) / sp, ci = tails(tw, 44, sqrt(1/26 + 1/20)))
w_of <- function(r) list(w = r$statistic, p = r$p.value, estimate = r$estimate, low = r$conf.int[1], high = r$conf.int[2])
q <- function(x) suppressWarnings(x)
out$signed_exact <- w_of(wilcox.test(a, b, paired = TRUE, conf.int = TRUE)); out$signed_small <- w_of(wilcox.test(small1, small2, paired = TRUE))
out$signed_less <- w_of(wilcox.test(a, b, paired = TRUE, alternative = "less"))
out$signed_ties_R <- w_of(q(wilcox.test(ties1, ties2, paired = TRUE))); out$signed_ties_R_nocc <- w_of(q(wilcox.test(ties1, ties2, paired = TRUE, correct = FALSE)))
out$signed_ties_greater <- w_of(q(wilcox.test(ties1, ties2, paired = TRUE, alternative = "greater")))
out$signed_ties_exact <- list(p = wilcox.exact(ties1, ties2, paired = TRUE, exact = TRUE)$p.value)
dd <- data.frame(y = c(ties1, ties2), g = factor(rep(c("a", "b"), each = 50)), s = factor(rep(1:50, 2)))
out$signed_pratt_exact <- list(p = pvalue(wilcoxsign_test(y ~ g | s, dd, distribution = "exact", zero.method = "Pratt")))
out$signed_pratt_asym <- list(p = pvalue(wilcoxsign_test(y ~ g | s, dd, zero.method = "Pratt")))
out$sum_exact <- w_of(wilcox.test(a, c3, conf.int = TRUE)); out$sum_greater <- w_of(wilcox.test(small1, small2, alternative = "greater"))
out$sum_ties_R <- w_of(q(wilcox.test(g1, g2))); out$sum_ties_less <- w_of(q(wilcox.test(g1, g2, alternative = "less", correct = FALSE)))
gd <- data.frame(y = c(g1, g2), g = factor(rep(c("a", "b"), c(14, 11))))
out$sum_ties_exact <- list(p = pvalue(wilcox_test(y ~ g, gd, distribution = "exact")), greater = pvalue(wilcox_test(y ~ g, gd, distribution = "exact", alternative = "greater")))
fr <- friedman.test(matrix4); out$friedman <- list(chi = fr$statistic, p = fr$p.value)
R <- t(apply(matrix4, 1, rank)); k <- 4; m <- 26; RJ <- colSums(R); A <- sum(R^2)
se <- sqrt(2 * (m * A - sum(RJ^2)) / ((m - 1) * (k - 1)))
out$conover <- list(t = (RJ[1] - RJ[2]) / se, p = 2 * pt(-abs((RJ[1] - RJ[2]) / se), 75))
qn <- abs(RJ[1] - RJ[3]) / m / sqrt(k * (k + 1) / (12 * m)); out$nemenyi <- list(q = qn, p = ptukey(qn, k, Inf, lower.tail = FALSE))
kw <- kruskal.test(list(g1, g2, g3)); out$kruskal <- list(h = kw$statistic, p = kw$p.value)
ra <- rank(c(g1, g2, g3)); N <- length(ra); tt <- table(ra); v <- (N * (N + 1) / 12 - sum(tt^3 - tt) / (12 * (N - 1))) * (1/14 + 1/11)
zd <- (mean(ra[1:14]) - mean(ra[15:25])) / sqrt(v); out$dunn <- list(z = zd, p = 2 * pnorm(-abs(zd)))
bt <- binom.test(sum(a > b), 26); out$sign <- list(p = bt$p.value, low = bt$conf.int[1], high = bt$conf.int[2])
c_of <- function(...) { r <- q(cor.test(...)); list(r = r$estimate, stat = r$statistic, p = r$p.value, low = r$conf.int[1], high = r$conf.int[2]) }
out$pearson <- c_of(a, b); out$pearson_greater <- c_of(a, b, alternative = "greater"); out$pearson_strong <- c_of(a, a + b / 20)
out$spearman_as89 <- c_of(a, b, method = "spearman"); out$spearman_less <- c_of(a, b, method = "spearman", alternative = "less"); out$spearman9 <- c_of(x9, y9, method = "spearman")
out$spearman_ties <- c_of(ties1, ties2, method = "spearman"); out$spearman_t <- c_of(a, b, method = "spearman", exact = FALSE)
out$kendall <- c_of(a, b, method = "kendall"); out$kendall_ties <- c_of(ties1, ties2, method = "kendall")
pr <- cor(resid(lm(a ~ b + far)), resid(lm(d ~ b + far)))
e1 <- resid(lm(c(a) ~ matrix4[, 1] + matrix4[, 2])); e2 <- resid(lm(b ~ matrix4[, 1] + matrix4[, 2])); rp <- cor(e1, e2); tpp <- rp * sqrt(22 / (1 - rp^2))
out$partial <- list(r = rp, p = 2 * pt(-abs(tpp), 22))
subj <- factor(rep(1:13, each = 4)); rx <- ties1[1:48]; rx <- c(rx, 3.5, 2, 8, 1); ry <- c(ties2[1:48], 1, 4, 4, 6) + as.numeric(subj)
m0 <- lm(ry ~ subj + rx); an <- anova(m0); rr <- sign(coef(m0)["rx"]) * sqrt(an["rx", 2] / (an["rx", 2] + an["Residuals", 2]))
out$rmcorr <- list(subject = as.character(subj), x = rx, y = ry, r = rr, df = an["Residuals", 1], p = an["rx", 5], slope = coef(m0)["rx"], intercept1 = coef(m0)[1], ci = tanh(atanh(rr) + c(-1, 1) * qnorm(.975) / sqrt(an["Residuals", 1] - 1)))
for (nm in c("a", "c3", "small1", "ties1", "x9", "g3")) { s <- shapiro.test(get(nm)); out[[paste0("shapiro_", nm)]] <- list(x = get(nm), w = s$statistic, p = s$p.value) }
e <- rexp(300)^2; s <- shapiro.test(e); out$shapiro_skewed <- list(x = e, w = s$statistic, p = s$p.value); s <- shapiro.test(c(1, 2, 4)); out$shapiro_three <- list(x = c(1, 2, 4), w = s$statistic, p = s$p.value)
s <- shapiro.test(c(1, 2, 4, 9)); out$shapiro_four <- list(x = c(1, 2, 4, 9), w = s$statistic, p = s$p.value); s <- shapiro.test(c(1, 2, 4, 9, 11)); out$shapiro_five <- list(x = c(1, 2, 4, 9, 11), w = s$statistic, p = s$p.value)
gf <- factor(rep(1:3, c(14, 11, 12))); gy <- c(g1, g2, g3)
lv <- leveneTest(gy, gf, center = mean); out$levene <- list(f = lv[1, 2], p = lv[1, 3]); lv <- leveneTest(gy, gf); out$brown <- list(f = lv[1, 2], p = lv[1, 3])
ba <- bartlett.test(gy, gf); out$bartlett <- list(chi = ba$statistic, p = ba$p.value); ao <- anova(lm(gy ~ gf)); out$anova <- list(f = ao[1, 4], p = ao[1, 5])
ow <- oneway.test(gy ~ gf); out$welch_anova <- list(f = ow$statistic, df = ow$parameter[2], p = ow$p.value)
pm <- cor.test(a + b, a - b); out$pitman <- list(t = pm$statistic, p = pm$p.value)
tab <- matrix(c(12, 5, 7, 9, 3, 14), 2, byrow = TRUE); ch <- q(chisq.test(tab)); fe <- fisher.test(tab); out$chisq <- list(table = tab, chi = ch$statistic, p = ch$p.value, fisher = fe$p.value)
t2 <- matrix(c(9, 3, 2, 11), 2, byrow = TRUE); ch <- q(chisq.test(t2)); fe <- fisher.test(t2); fg <- fisher.test(t2, alternative = "greater")
out$two <- list(table = t2, yates = ch$statistic, p = ch$p.value, fisher = fe$p.value, odds = fe$estimate, low = fe$conf.int[1], high = fe$conf.int[2], greater = fg$p.value, glow = fg$conf.int[1])
mc <- mcnemar.test(matrix(c(10, 12, 4, 20), 2)); out$mcnemar <- list(chi = mc$statistic, p = mc$p.value, exact = binom.test(4, 16)$p.value)
# repeated measures: two within factors 2 x 2 of the 4 columns, and one factor of 4
idata <- data.frame(f = factor(1:4)); mv <- lm(matrix4 ~ 1); av <- summary(Anova(mv, idata = idata, idesign = ~f, type = 3), multivariate = FALSE)
# Anderson's (1984, section 10.7) second-order p of Mauchly's W; mauchly.test and car have 3p of the variables where p of the contrasts belongs
anderson <- function(w, p, n) { rho <- 1 - (2 * p^2 + p + 2) / (6 * p * n); w2 <- (p + 2) * (p - 1) * (p - 2) * (2 * p^3 + 6 * p^2 + 3 * p + 2) / (288 * (n * p * rho)^2)
  z <- -n * rho * log(w); f <- p * (p + 1) / 2 - 1; a <- pchisq(z, f, lower = FALSE); a + w2 * (pchisq(z, f + 4, lower = FALSE) - a) }
out$rm1 <- list(f = av$univariate.tests["f", "F value"], p = av$univariate.tests["f", "Pr(>F)"], w = av$sphericity.tests[1], wp = av$sphericity.tests[2],
  wpAnderson = anderson(av$sphericity.tests[1], 3, nrow(matrix4) - 1),
  gg = av$pval.adjustments[1], pgg = av$pval.adjustments[2], hf = av$pval.adjustments[3], phf = av$pval.adjustments[4])
id2 <- data.frame(p = factor(c(1, 1, 2, 2)), q = factor(c(1, 2, 1, 2))); contrasts(id2$p) <- contr.sum(2); contrasts(id2$q) <- contr.sum(2)
av2 <- summary(Anova(mv, idata = id2, idesign = ~p * q, type = 3), multivariate = FALSE)$univariate.tests
out$rm2 <- list(f = av2[c("p", "q", "p:q"), "F value"], p = av2[c("p", "q", "p:q"), "Pr(>F)"])
out$power <- list(t = power.t.test(26, .5, 1, type = "one.sample")$power, two = power.t.test(20, .8, 1)$power, n = power.t.test(power = .8, delta = .5, sd = 1)$n,
  anova = power.anova.test(3, 15, between.var = .3, within.var = 1)$power)
write(toJSON(out, digits = NA, auto_unbox = TRUE, na = "null", pretty = TRUE), "classical.json")
