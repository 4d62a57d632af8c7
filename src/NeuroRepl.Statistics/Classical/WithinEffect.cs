namespace NeuroRepl.Statistics.Classical;

/// <summary>One effect of an analysis of variance with repeated measures: within subjects, between them (ε is 1 then), or an interaction of both.</summary>
/// <param name="Name">"dose", or "group:dose" for an interaction.</param>
/// <param name="Result">F with uncorrected degrees of freedom; its effects are partial and generalised η².</param>
/// <param name="GreenhouseGeisser">ε of Greenhouse and Geisser.</param>
/// <param name="HuynhFeldt">ε of Huynh and Feldt, at most 1.</param>
/// <param name="PGreenhouseGeisser">p with degrees of freedom times ε of Greenhouse and Geisser.</param>
/// <param name="PHuynhFeldt">p with degrees of freedom times ε of Huynh and Feldt.</param>
/// <param name="Mauchly">Mauchly's test of sphericity; null for an effect of one degree of freedom, which is always spherical.</param>
public sealed record WithinEffect(string Name, TestResult Result, double GreenhouseGeisser, double HuynhFeldt, PValue PGreenhouseGeisser, PValue PHuynhFeldt, TestResult? Mauchly)
{
    /// <summary>F(1.8, 45.2) = 4.1, p = .02, with Greenhouse and Geisser's correction where the effect has more than one degree of freedom.</summary>
    public override string ToString() => $"{Name}: {(Mauchly is null ? Result : Result with { Df = [.. Result.Df.Select(d => d * GreenhouseGeisser)], PValue = PGreenhouseGeisser })}";
}
