using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Priors;

namespace NeuroRepl.Statistics.Bayes;

/// <summary>How a response is distributed around its linear predictor, and by which link.</summary>
public sealed class Family
{
    private Family(string name, string link, bool isCategories = false) => (Name, Link, IsCategories) = (name, link, isCategories);

    /// <summary>Normal residuals. Known errors: <c>y | se(error) ~ …</c>; limits of quantification: <c>y | cens(below) ~ …</c>.</summary>
    public static Family Gaussian { get; } = new("gaussian", "identity");

    /// <summary>Residuals of Student's t, for outliers.</summary>
    public static Family Student { get; } = new("student", "identity");

    /// <summary>Logarithms with normal residuals, for what is above zero; limits as for gaussian.</summary>
    public static Family LogNormal { get; } = new("lognormal", "identity");

    /// <summary>Yes or no, by logit: 0 and 1, or two labels of which the second is yes.</summary>
    public static Family Bernoulli { get; } = new("bernoulli", "logit");

    /// <summary>Yes or no, by probit.</summary>
    public static Family BernoulliProbit { get; } = new("bernoulli", "probit");

    /// <summary>Successes of trials, by logit: <c>hits | trials(n) ~ …</c>.</summary>
    public static Family Binomial { get; } = new("binomial", "logit");

    /// <summary>One of several unordered categories, by softmax; the first level is the reference.</summary>
    public static Family Categorical { get; } = new("categorical", "logit", isCategories: true);

    /// <summary>One of several ordered categories, by logit with thresholds.</summary>
    public static Family Cumulative { get; } = new("cumulative", "logit", isCategories: true);

    /// <summary>Counts, by the logarithm of their mean.</summary>
    public static Family Poisson { get; } = new("poisson", "log");

    /// <summary>Counts with more variance than Poisson's, by the logarithm of their mean.</summary>
    public static Family NegativeBinomial { get; } = new("negbinomial", "log");

    /// <summary>Parts between 0 and 1, by the logit of their mean.</summary>
    public static Family Beta { get; } = new("beta", "logit");

    /// <summary>Its name, as brms has it.</summary>
    public string Name { get; }

    /// <summary>The link of its mean.</summary>
    public string Link { get; }

    internal bool IsCategories { get; }

    internal bool IsContinuous => this == Gaussian || this == Student || this == LogNormal;

    /// <summary>Name and link: <c>bernoulli(logit)</c>.</summary>
    public override string ToString() => $"{Name}({Link})";

    internal Families.Likelihood Likelihood(Families.Response response, Prior scale, Prior location) => Name switch
    {
        "gaussian" => new Families.GaussianLikelihood(response, isLog: false, scale),
        "lognormal" => new Families.GaussianLikelihood(response, isLog: true, scale),
        "student" => new Families.StudentLikelihood(response, scale),
        "bernoulli" when Link == "probit" => new Families.ProbitLikelihood(response),
        "bernoulli" or "binomial" => new Families.BinomialLikelihood(response),
        "categorical" => new Families.CategoricalLikelihood(response),
        "cumulative" => new Families.CumulativeLikelihood(response, location),
        "poisson" => new Families.PoissonLikelihood(response),
        "negbinomial" => new Families.NegativeBinomialLikelihood(response),
        "beta" => new Families.BetaLikelihood(response),
        _ => throw new ArgumentMistake($"The family {Name} is not known.", "Family. lists them."),
    };

    /// <summary>Whether the values can be of this family; the message says what would.</summary>
    internal void Check(Families.Response response)
    {
        var y = response.Values;
        if (this == Binomial && response.Trials is null)
        {
            throw new ArgumentMistake($"A binomial {response.Name} needs its number of trials.", $"Write {response.Name} | trials(n) ~ …, with n a column or a number; for 0 and 1 use Family.Bernoulli.");
        }

        if (this == Gaussian || this == Student) { return; }

        var (isGood, expected, instead) = Name switch
        {
            "lognormal" => ((Func<double, int, bool>)((v, _) => v > 0), "numbers above zero", "A value below the limit of quantification is entered as the limit, with cens(); else use Family.Gaussian."),
            "bernoulli" => ((v, _) => v is 0 or 1, "0 and 1, or two labels", "More labels are for Family.Categorical, counts of trials for Family.Binomial."),
            "binomial" => ((v, i) => v >= 0 && v == Math.Floor(v) && v <= response.Trials![i], "whole numbers from 0 to the number of trials", "Look at the two columns."),
            "poisson" or "negbinomial" => ((v, _) => v >= 0 && v == Math.Floor(v), "whole numbers from 0", "Family.Gaussian or Family.LogNormal take other numbers."),
            "beta" => ((v, _) => v is > 0 and < 1, "numbers between 0 and 1, without the ends", "Divide percent by 100; where 0 and 1 occur themselves, model counts by Family.Binomial."),
            _ => ((_, _) => true, "", ""),
        };
        for (var i = 0; i < y.Length; i++)
        {
            if (!isGood(y[i], i)) { throw new ArgumentMistake($"{response.Name} has the value {y[i]}; the family {Name} takes {expected}.", instead); }
        }

        if (IsCategories && response.Categories!.Count < 3)
        {
            throw new ArgumentMistake($"{response.Name} has {response.Categories.Count} {(response.Categories.Count == 1 ? "category" : "categories")} here ({string.Join(", ", response.Categories)}); the family {Name} needs at least three.",
                response.Categories.Count == 2 ? "Two are for Family.Bernoulli." : "Look at which rows are left.");
        }

        if (Name == "bernoulli" && y.Distinct().Count() < 2)
        {
            throw new ArgumentMistake($"{response.Name} is {y[0]} in every row: there is nothing to tell apart.", "Look at which rows are left.");
        }
    }
}
