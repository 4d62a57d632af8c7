# p.adjust for several families: multiplicity.json. Run: Rscript multiplicity.R
library(jsonlite)
set.seed(11)
families <- list(
  eight = c(.01, .01, .02, .05, .01, .02, .2, .7),
  ties = c(.04, .04, .04, .001, .5, .5, 1, 0),
  one = .03,
  small = c(1e-300, 1e-12, 3e-7, .2),
  uniform = runif(24)^3,
  missing = c(.01, NA, .03, .2, NA, .002))
ways <- c(None = "none", Bonferroni = "bonferroni", Holm = "holm", Hochberg = "hochberg", Hommel = "hommel", Fdr = "BH", FdrAnyDependence = "BY")
out <- lapply(families, function(p) list(p = p, adjusted = lapply(ways, function(w) as.list(p.adjust(p, w)))))
write(toJSON(list(made_with = R.version.string, families = out), digits = NA, auto_unbox = TRUE, na = "null", pretty = TRUE), "multiplicity.json")
