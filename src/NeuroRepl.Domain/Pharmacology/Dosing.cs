using System.Globalization;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Pharmacology;

/// <summary>A dose scheme for one body weight and one solution: milligrams, millilitres, pump rates.</summary>
public sealed class Dosing
{
    internal Dosing(DoseScheme scheme, double weightKg, double mgPerMl)
    {
        Guard.InRange(weightKg, 1, 500);
        Guard.Positive(mgPerMl);
        (Scheme, WeightKg, MgPerMl) = (scheme, weightKg, mgPerMl);
    }

    /// <summary>The scheme.</summary>
    public DoseScheme Scheme { get; }

    /// <summary>Body weight.</summary>
    public double WeightKg { get; }

    /// <summary>Concentration of the solution.</summary>
    public double MgPerMl { get; }

    /// <summary>Everything that is given, in mg.</summary>
    public double TotalMg => Scheme.TotalMgPerKg * WeightKg;

    /// <summary>Everything that is given, in mL of the solution.</summary>
    public double TotalMl => TotalMg / MgPerMl;

    /// <summary>What has been given after a time, in mg.</summary>
    public double GivenMg(double minutes) => Scheme.GivenMgPerKg(minutes) * WeightKg;

    /// <summary>What has been given after a time, in mL.</summary>
    public double GivenMl(double minutes) => GivenMg(minutes) / MgPerMl;

    /// <summary>A row a step: mg, mL, and the rate of the pump in mL per hour.</summary>
    public Table Table() => new($"{Scheme.Name} for {WeightKg.ToString(CultureInfo.InvariantCulture)} kg",
    [
        new TextColumn("step", [.. Scheme.Steps.Select(step => step.Name)]),
        new NumberColumn("start_min", [.. Scheme.Steps.Select(step => step.StartMinutes)]),
        new NumberColumn("end_min", [.. Scheme.Steps.Select(step => step.EndMinutes)]),
        new NumberColumn("mg", [.. Scheme.Steps.Select(step => step.MgPerKg * WeightKg)]),
        new NumberColumn("mL", [.. Scheme.Steps.Select(step => step.MgPerKg * WeightKg / MgPerMl)]),
        new NumberColumn("mL_per_h", [.. Scheme.Steps.Select(step => step.MgPerKgPerHour * WeightKg / MgPerMl)]),
        new NumberColumn("total_mg", [.. Scheme.Steps.Select(step => GivenMg(step.EndMinutes))]),
        new NumberColumn("total_mL", [.. Scheme.Steps.Select(step => GivenMl(step.EndMinutes))]),
    ]);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Scheme.Name} for {WeightKg:0.#} kg: {TotalMg:0.##} mg = {TotalMl:0.##} mL of {MgPerMl:0.##} mg/mL");
}
