using System.Text.Json;
using NeuroRepl.Domain.Tables;
using NeuroRepl.IO;
using NeuroRepl.Statistics.Bayes;
using NeuroRepl.Statistics.Bayes.Models;
using NeuroRepl.Statistics.Bayes.Priors;
using NeuroRepl.Statistics.Formulas;
using NeuroRepl.Testing;

namespace NeuroRepl.Statistics.Tests.Bayes;

/// <summary>What brms said (tests/reference/bayes/brms.R), its data, and models without sampling.</summary>
internal static class Reference
{
    public static JsonElement Read(string name) => Oracle.Read("bayes", name + ".json");

    public static Table Data(string name) => name switch
    {
        "sleepstudy" => ModelOracle.FromR("lme4", "sleepstudy"),
        "arms" => Table.Open(Repository.At("tests", "reference", "bayes", "arms.csv")).WithFactor("dose", "placebo", "low", "high"),
        _ => Table.Open(Repository.At("tests", "reference", "bayes", name + ".csv")),
    };

    public static (string Formula, Family Family) Model(string name) => name switch
    {
        "eightschools" => ("effect | se(se) ~ 1 + (1 | school)", Family.Gaussian),
        "sleepstudy" => ("Reaction ~ Days + (Days | Subject)", Family.Gaussian),
        "arms" => ("dose ~ bold + glu + lac + (1 | subject)", Family.Categorical),
        "radon" => ("log_radon ~ floor + uranium + (1 | county)", Family.Gaussian),
        "kidiq" => ("kid_score ~ mom_hs * mom_iq", Family.Gaussian),
        _ => ("rating ~ time + (time | subject)", Family.Cumulative),
    };

    public static BayesModel Prepared(Table table, string formula, Family family, BayesOptions? options = null, params IReadOnlyList<(string, Prior)> priors) =>
        new BayesRecipe(formula, family, priors, 1, 4, 2000, options ?? new BayesOptions(), new ModelOptions()).Prepare(table).Model;
}
