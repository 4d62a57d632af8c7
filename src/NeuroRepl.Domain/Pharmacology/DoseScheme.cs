using System.Globalization;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Pharmacology;

/// <summary>How a drug is given: boluses, pauses and infusions one after another, per kilogram of body weight.</summary>
public sealed record DoseScheme
{
    /// <param name="name">What to call it: "low".</param>
    /// <param name="drug">What is given: "S-ketamine".</param>
    public DoseScheme(string name, string drug = "ketamine")
    {
        Guard.NotBlank(name);
        Guard.NotBlank(drug);
        (Name, Drug) = (name, drug);
    }

    /// <summary>What to call it.</summary>
    public string Name { get; init; }

    /// <summary>What is given.</summary>
    public string Drug { get; init; }

    /// <summary>Its stretches, one after another.</summary>
    public IReadOnlyList<DoseStep> Steps { get; private init; } = [];

    /// <summary>The total that a paper prints, in mg per kg; nothing where none does.</summary>
    public double? PrintedMgPerKg { get; init; }

    /// <summary>Where it comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>What is assumed beyond the source.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>Everything that is given, in mg per kg.</summary>
    public double TotalMgPerKg => Steps.Sum(step => step.MgPerKg);

    /// <summary>How long it takes.</summary>
    public double Minutes => Steps.Count == 0 ? 0 : Steps[^1].EndMinutes;

    /// <summary>What does not add up or was assumed; empty where all is well.</summary>
    public IReadOnlyList<string> Warnings => [.. Assumptions, .. Misprint()];

    /// <summary>The scheme with a bolus next.</summary>
    /// <param name="mgPerKg">How much.</param>
    /// <param name="minutes">Over how long it is pushed.</param>
    public DoseScheme Bolus(double mgPerKg, double minutes = 1) => Next("bolus", minutes, mgPerKg);

    /// <summary>The scheme with a pause next.</summary>
    public DoseScheme Pause(double minutes) => Next("pause", minutes, 0);

    /// <summary>The scheme with an infusion next, given by its rate or by its total.</summary>
    /// <param name="minutes">How long it runs.</param>
    /// <param name="mgPerKgPerHour">Its rate.</param>
    /// <param name="mgPerKg">Its total.</param>
    /// <exception cref="ArgumentMistake">Neither or both of rate and total.</exception>
    public DoseScheme Infusion(double minutes, double? mgPerKgPerHour = null, double? mgPerKg = null) => (mgPerKgPerHour, mgPerKg) switch
    {
        ({ } rate, null) => Next("infusion", minutes, rate * minutes / 60),
        (null, { } total) => Next("infusion", minutes, total),
        _ => throw new ArgumentMistake("An infusion needs its rate or its total, one of them.", "Type Infusion(40, mgPerKgPerHour: 0.1) or Infusion(40, mgPerKg: 0.5)."),
    };

    /// <summary>What has been given after a time, in mg per kg.</summary>
    public double GivenMgPerKg(double minutes) => Steps.Sum(step => step.MgPerKg * Math.Clamp((minutes - step.StartMinutes) / step.Minutes, 0, 1));

    /// <summary>The rate at a time, in mg per kg and hour.</summary>
    public double RateMgPerKgPerHour(double minutes) => Steps.FirstOrDefault(step => minutes >= step.StartMinutes && minutes < step.EndMinutes)?.MgPerKgPerHour ?? 0;

    /// <summary>What one person gets: milligrams, millilitres and the pump's rates.</summary>
    /// <param name="weightKg">Body weight.</param>
    /// <param name="mgPerMl">Concentration of the solution.</param>
    public Dosing For(double weightKg, double mgPerMl = 1) => new(this, weightKg, mgPerMl);

    /// <summary>A row a step: start, end, mg per kg, rate and the total so far.</summary>
    public Table Table() => new(Name,
    [
        new TextColumn("step", [.. Steps.Select(step => step.Name)]),
        new NumberColumn("start_min", [.. Steps.Select(step => step.StartMinutes)]),
        new NumberColumn("end_min", [.. Steps.Select(step => step.EndMinutes)]),
        new NumberColumn("mg_per_kg", [.. Steps.Select(step => step.MgPerKg)]),
        new NumberColumn("mg_per_kg_per_h", [.. Steps.Select(step => step.MgPerKgPerHour)]),
        new NumberColumn("total_mg_per_kg", [.. Steps.Select(step => GivenMgPerKg(step.EndMinutes))]),
    ]);

    /// <summary>Its bolus, pauses and infusions as a timeline.</summary>
    public Timeline Timeline() => new(Name, [.. Steps.Select(step => new TimelineElement(step.MgPerKg == 0 ? "pause" : step.Name, step.StartMinutes, step.EndMinutes, step.MgPerKg == 0 ? "pause" : string.Create(CultureInfo.InvariantCulture, $"{step.MgPerKg:0.###} mg/kg")))]);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Drug}, {string.Join(", ", Steps.Select(step => step.MgPerKg == 0 ? $"{step.Minutes:0.##} min pause" : $"{step.MgPerKg:0.###} mg/kg in {step.Minutes:0.##} min"))}; {TotalMgPerKg:0.####} mg/kg in all");

    private DoseScheme Next(string name, double minutes, double mgPerKg)
    {
        Guard.Positive(minutes);
        Guard.InRange(mgPerKg, 0, 1000);
        return this with { Steps = [.. Steps, new DoseStep(name, Minutes, minutes, mgPerKg)] };
    }

    private IEnumerable<string> Misprint()
    {
        if (PrintedMgPerKg is not { } printed || Math.Abs(Math.Round(TotalMgPerKg, 2) - printed) < 1e-9 || Steps.Count == 0) { yield break; }

        var last = Steps[^1];
        var needed = 60 * (printed - (TotalMgPerKg - last.MgPerKg)) / last.MgPerKgPerHour;
        yield return string.Create(CultureInfo.InvariantCulture,
            $"The steps give {TotalMgPerKg:0.####} mg/kg, the source prints {printed:0.##}: that much is reached when the last {last.Name} runs {needed:0.#} min instead of {last.Minutes:0.#}.");
    }
}
