# The analysis of Marx et al. 2025 from the committed files of datasets/marx2025, in base R: nothing of NeuroRepl is used.
# Run at the top of the repository: Rscript tests/reference/marx2025/table1.R > tests/reference/marx2025/results.tsv
root <- "datasets/marx2025"
tsv <- function(name) read.delim(file.path(root, name), na.strings = "n/a", check.names = FALSE)

# Glutamate: every LCModel table, judged by the published rules, per grey and white matter.
lcmodel <- function(path) {
  lines <- readLines(path)
  glu <- strsplit(trimws(grep(" Glu$", lines, value = TRUE)), "[ %]+")[[1]]
  quality <- grep("FWHM", lines, value = TRUE)
  number <- function(pattern) as.numeric(sub(paste0(".*", pattern, " *([0-9.]+).*"), "\\1", quality))
  c(glu = as.numeric(glu[1]), sd = as.numeric(glu[2]), fwhm = number("FWHM =") * 297.2, snr = number("S/N ="))
}
tissue <- tsv("phenotype/tissue.tsv")
stems <- paste0(tissue$participant_id, "_", tissue$session_id)
paths <- file.path(root, "derivatives/lcmodel", tissue$participant_id, tissue$session_id, "mrs", paste0(stems, "_svs.table"))
scans <- cbind(tissue, t(sapply(paths, lcmodel)))
scans$passes <- with(scans, sd <= 20 & fwhm <= 24 & snr >= 20)
scans$per_tissue <- with(scans, ifelse(passes, glu / (gm + wm), NA))
scans$arm <- sub("ses-(placebo|ketamine).*", "\\1", scans$session_id)
scans$time <- sub(".*(Pre|Post)$", "\\1", scans$session_id)
glu <- merge(scans[scans$time == "Pre", c("participant_id", "arm", "per_tissue")], scans[scans$time == "Post", c("participant_id", "arm", "per_tissue")], by = c("participant_id", "arm"))
glu$dGlu <- with(glu, (per_tissue.y - per_tissue.x) / per_tissue.x)

# BDNF: limit of quantification, straight line over clock time, |smallest| + 1, logarithm.
bdnf <- tsv("phenotype/bdnf.tsv")
value <- rowMeans(bdnf[, c("well_1", "well_2")]) * bdnf$dilution
below <- !is.na(value) & value < 23.4
value[below] <- NA
hours <- as.numeric(substr(bdnf$clock_time, 1, 2)) + as.numeric(substr(bdnf$clock_time, 4, 5)) / 60
fit <- lm(value ~ scale(hours), na.action = na.exclude)
r <- resid(fit)
bdnf$level <- log(r + abs(min(r, na.rm = TRUE)) + 1)
wide <- reshape(bdnf[, c("participant_id", "arm", "draw", "level")], idvar = c("participant_id", "arm"), timevar = "draw", direction = "wide")
names(wide) <- c("participant_id", "arm", "before", "after", "later")
wide$dBdnf <- with(wide, (later - before) / before)

d <- merge(merge(glu, wide, by = c("participant_id", "arm")), tsv("participants.tsv"), by = "participant_id")
d <- merge(d, tsv("phenotype/genotype.tsv"), by = "participant_id")
d$arm <- factor(d$arm, c("placebo", "ketamine"))
d$rs6265 <- factor(d$rs6265, c("Val/Val", "Val/Met", "Met/Met"))
pairs <- d[!is.na(d$dGlu) & !is.na(d$dBdnf), ]

out <- function(name, x) cat(name, "\t", format(x, digits = 15), "\n", sep = "")
cat("name\tvalue\n")
out("below LOQ", sum(below)); out("missing", sum(is.na(bdnf$well_1)))
out("spectra kept", sum(scans$passes))
for (a in c("placebo", "ketamine")) {
  out(paste("glu pairs", a), sum(d$arm == a & !is.na(d$dGlu)))
  out(paste("bdnf pairs", a), sum(d$arm == a & !is.na(d$dBdnf)))
  out(paste("pairs", a), sum(pairs$arm == a))
  out(paste("mean dGlu", a), mean(pairs$dGlu[pairs$arm == a]))
  out(paste("sd dGlu", a), sd(pairs$dGlu[pairs$arm == a]))
}
m <- lm(dBdnf ~ dGlu * arm, pairs)
s <- summary(m)
for (i in 1:4) for (j in 1:4) out(paste(c("intercept", "slope", "treatment", "interaction")[i], c("b", "se", "t", "p")[j]), coef(s)[i, j])
out("R2", s$r.squared); out("adjusted R2", s$adj.r.squared); out("F", s$fstatistic[[1]]); out("F p", pf(s$fstatistic[[1]], 3, 42, lower.tail = FALSE)); out("residual sd", s$sigma)
w <- shapiro.test(resid(m)); out("W", w$statistic[[1]]); out("W p", w$p.value)
for (a in c("placebo", "ketamine")) {
  q <- pairs[pairs$arm == a, ]
  rho <- cor.test(q$dGlu, q$dBdnf, method = "spearman", exact = NULL)
  out(paste("rho", a), rho$estimate[[1]]); out(paste("rho p", a), rho$p.value)
  t <- t.test(q$before, q$later, paired = TRUE)
  out(paste("t", a), t$statistic[[1]]); out(paste("t p", a), t$p.value)
}
for (k in c("before", "later")) {
  w2 <- reshape(wide[, c("participant_id", "arm", k)], idvar = "participant_id", timevar = "arm", direction = "wide")
  t <- t.test(w2[[paste0(k, ".placebo")]], w2[[paste0(k, ".ketamine")]], paired = TRUE)
  out(paste("between t", k), t$statistic[[1]]); out(paste("between df", k), t$parameter[[1]])
}
both <- wide[!is.na(wide$dBdnf), ]
o <- cor.test((both$before + both$later) / 2, both$later - both$before, method = "spearman")
out("oldham n", nrow(both)); out("oldham rho", o$estimate[[1]]); out("oldham p", o$p.value)
covariate <- function(name, term, row) { c <- coef(summary(lm(as.formula(paste("dBdnf ~ dGlu * arm +", term)), pairs))); out(paste(name, "b"), c[row, 1]); out(paste(name, "p"), c[row, 4]); out(paste(name, "interaction p"), c["dGlu:armketamine", 4]) }
covariate("age", "age", "age"); covariate("bmi", "bmi", "bmi"); covariate("Met/Met", "rs6265", "rs6265Met/Met"); covariate("Val/Met", "rs6265", "rs6265Val/Met")
cat("# ", R.version.string, "\n", sep = "", file = stderr())
