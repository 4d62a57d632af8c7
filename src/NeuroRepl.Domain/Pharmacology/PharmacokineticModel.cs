using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Pharmacology;

/// <summary>Where a drug goes in the body: compartments that exchange at constant rates, solved exactly (matrix exponential), not step by step.</summary>
/// <remarks>
/// Parameters of Domino, Clements 250, Hijazi and Kamp as opentiva lists them; Pérez-Ruixo's as the article's Table 3. Clearances of Kamp scale with (weight/70)^0.75 and volumes with weight;
/// volumes of the first three are per kilogram; Pérez-Ruixo's do not depend on weight. Racemic models are for racemic ketamine: for S-ketamine they are what the literature uses for want of better.
/// </remarks>
public sealed class PharmacokineticModel
{
    private readonly Func<double, double, CompartmentSystem> _build;

    private PharmacokineticModel(string name, string source, Func<double, double, CompartmentSystem> build) => (Name, Source, _build) = (name, source, build);

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Where its parameters come from.</summary>
    public string Source { get; }

    /// <summary>Domino et al. (1982, 1984): three compartments with a very small first one, so that a bolus peaks high.</summary>
    public static PharmacokineticModel Domino { get; } = Mammillary("Domino", "Domino et al., Clin Pharmacol Ther 1982;31:126 and 1984;36:645", litresPerKg: .063, k10: .4381, k12: .5921, k21: .247, k13: .59, k31: .0146, ke0: .652);

    /// <summary>Clements and Nimmo (1981), 250 µg/kg: two compartments.</summary>
    public static PharmacokineticModel Clements { get; } = Mammillary("Clements 250", "Clements and Nimmo, Br J Anaesth 1981;53:27", litresPerKg: 1.7522, k10: .0109, k12: .0186, k21: .0137, k13: 0, k31: 0, ke0: 5.2);

    /// <summary>Hijazi et al. (2003): two compartments, patients in intensive care.</summary>
    public static PharmacokineticModel Hijazi { get; } = Mammillary("Hijazi", "Hijazi et al., Br J Anaesth 2003;90:155", litresPerKg: 1.08, k10: .0333, k12: .0088, k21: .003, k13: 0, k31: 0, ke0: 4.773);

    /// <summary>Kamp et al. (2020), a meta-analysis: three compartments.</summary>
    public static PharmacokineticModel Kamp { get; } = new("Kamp", "Kamp et al., Anesthesiology 2020;133:1192", (weightKg, _) =>
    {
        var (size, pace) = (weightKg / 70, Math.Pow(weightKg / 70, .75) / 60);
        var system = new CompartmentSystem { PlasmaLitres = 25 * size, EffectPerMinute = 2.791 };
        var (plasma, second, third, gone) = (system.Add("plasma"), system.Add("second"), system.Add("third"), system.Add("eliminated"));
        system.Flow(plasma, gone, 84 * pace / (25 * size));
        system.Exchange(plasma, 25 * size, second, 56 * size, 161 * pace);
        system.Exchange(plasma, 25 * size, third, 157 * size, 79 * pace);
        return system;
    });

    /// <summary>Pérez-Ruixo et al. (2021): esketamine with the liver as a compartment of its own, and noresketamine. Hepatic blood flow falls by 2.19 L/h a year above 60.</summary>
    public static PharmacokineticModel PerezRuixo { get; } = new("Pérez-Ruixo", "Pérez-Ruixo et al., Clin Pharmacokinet 2021;60:501, doi 10.1007/s40262-020-00953-4", (_, ageYears) =>
    {
        const double PerHour = 1.0 / 60;
        var system = new CompartmentSystem { PlasmaLitres = 192 };
        var (plasma, shallow, deep, liver, gone) = (system.Add("plasma"), system.Add("shallow"), system.Add("deep"), system.Add("liver"), system.Add("other metabolites"));
        var (nor, norDeep, norGone) = (system.Add("noresketamine"), system.Add("noresketamine, deep"), system.Add("noresketamine, eliminated"));
        system.Exchange(plasma, 192, shallow, 143, 84.3 * PerHour);
        system.Exchange(plasma, 192, deep, 417, 37.6 * PerHour);
        system.Exchange(plasma, 192, liver, 101, (151 - (2.19 * Math.Max(0, ageYears - 60))) * PerHour);
        system.Flow(liver, gone, 1.11 * PerHour);
        system.Flow(liver, nor, 2.77 * PerHour);
        system.Exchange(nor, 70, norDeep, 115, 26.1 * PerHour);
        system.Flow(nor, norGone, 38.0 / 70 * PerHour);
        system.Metabolite = (nor, 70);
        return system;
    });

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PharmacokineticModel> All { get; } = [Domino, Clements, Hijazi, Kamp, PerezRuixo];

    /// <summary>What a scheme makes of plasma, effect site and metabolite: <c>PharmacokineticModel.Kamp.Simulate(PublishedDoses.BoucherieLow)</c>.</summary>
    /// <param name="scheme">What is given.</param>
    /// <param name="weightKg">Body weight.</param>
    /// <param name="ageYears">Age; only Pérez-Ruixo's liver asks for it.</param>
    public DrugCourse Simulate(DoseScheme scheme, double weightKg = 70, double ageYears = 30)
    {
        Guard.InRange(weightKg, 1, 500);
        Guard.InRange(ageYears, 0, 120);
        Guard.NotEmpty(scheme.Steps, "the steps of the dose scheme");
        return new(this, scheme, weightKg, _build(weightKg, ageYears));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Source})";

    private static PharmacokineticModel Mammillary(string name, string source, double litresPerKg, double k10, double k12, double k21, double k13, double k31, double ke0) => new(name, source, (weightKg, _) =>
    {
        var system = new CompartmentSystem { PlasmaLitres = litresPerKg * weightKg, EffectPerMinute = ke0 };
        var (plasma, second, gone) = (system.Add("plasma"), system.Add("second"), system.Add("eliminated"));
        system.Flow(plasma, gone, k10);
        system.Flow(plasma, second, k12);
        system.Flow(second, plasma, k21);
        if (k13 > 0)
        {
            var third = system.Add("third");
            system.Flow(plasma, third, k13);
            system.Flow(third, plasma, k31);
        }

        return system;
    });
}
