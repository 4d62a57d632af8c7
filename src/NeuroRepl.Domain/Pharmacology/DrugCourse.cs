using System.Globalization;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Pharmacology;

/// <summary>Concentrations over time after a dose scheme, in ng/mL and minutes from the start of the scheme; exact at every time that is asked for.</summary>
public sealed class DrugCourse
{
    private const double MgPerLitre = 1000;                 // in ng/mL
    private readonly CompartmentSystem _system;
    private readonly (double Start, double MgPerMinute, double[] State)[] _stretches;

    internal DrugCourse(PharmacokineticModel model, DoseScheme scheme, double weightKg, CompartmentSystem system)
    {
        (Model, Scheme, WeightKg, _system) = (model, scheme, weightKg, system);
        var stretches = new List<(double, double, double[])>();
        var state = new double[system.Names.Count + 1];
        foreach (var step in scheme.Steps)
        {
            var rate = step.MgPerKg * weightKg / step.Minutes;
            stretches.Add((step.StartMinutes, rate, state));
            state = system.After(state, rate, step.Minutes);
        }

        stretches.Add((scheme.Minutes, 0, state));
        _stretches = [.. stretches];
    }

    /// <summary>The model.</summary>
    public PharmacokineticModel Model { get; }

    /// <summary>What was given.</summary>
    public DoseScheme Scheme { get; }

    /// <summary>Body weight.</summary>
    public double WeightKg { get; }

    /// <summary>Whether the model has an effect site.</summary>
    public bool HasEffectSite => _system.EffectPerMinute is not null;

    /// <summary>Whether the model has a metabolite.</summary>
    public bool HasMetabolite => _system.Metabolite is not null;

    /// <summary>A concentration in ng/mL at a time; 0 before the start.</summary>
    /// <exception cref="ArgumentMistake">The model has no such site.</exception>
    public double At(double minutes, DrugSite site = DrugSite.Plasma)
    {
        if ((site == DrugSite.EffectSite && !HasEffectSite) || (site == DrugSite.Metabolite && !HasMetabolite))
        {
            throw new ArgumentMistake($"The model of {Model.Name} has no {(site == DrugSite.Metabolite ? "metabolite" : "effect site")}.", site == DrugSite.Metabolite ? "Take PharmacokineticModel.PerezRuixo." : "Take another model, for instance PharmacokineticModel.Kamp.");
        }

        if (minutes <= 0) { return 0; }

        var state = StateAt(minutes);
        return MgPerLitre * (site switch
        {
            DrugSite.Plasma => state[0] / _system.PlasmaLitres,
            DrugSite.EffectSite => state[^1],
            _ => state[_system.Metabolite!.Value.Compartment] / _system.Metabolite.Value.Litres,
        });
    }

    /// <summary>The largest concentration and when it is reached, within the time of the scheme and a day after.</summary>
    public (double Minutes, double NgPerMl) Peak(DrugSite site = DrugSite.Plasma)
    {
        // Ends of steps first: under a constant rate plasma rises or falls throughout, so its peaks are there.
        var times = _stretches.Select(stretch => stretch.Start).Concat(Enumerable.Range(1, 480).Select(k => k * (Scheme.Minutes + 120) / 480)).Concat(Enumerable.Range(1, 24).Select(hour => Scheme.Minutes + (60.0 * hour))).Order().ToArray();
        var best = Enumerable.Range(0, times.Length).MaxBy(k => At(times[k], site));
        var (low, high) = (times[Math.Max(0, best - 1)], times[Math.Min(times.Length - 1, best + 1)]);
        for (var k = 0; k < 60; k++)
        {
            var (a, b) = (low + ((high - low) / 3), high - ((high - low) / 3));
            (low, high) = At(a, site) < At(b, site) ? (a, high) : (low, b);
        }

        var refined = (low + high) / 2;
        return At(refined, site) > At(times[best], site) ? (refined, At(refined, site)) : (times[best], At(times[best], site));
    }

    /// <summary>What each compartment holds at a time, in mg; together they hold what has been given.</summary>
    public IReadOnlyList<(string Compartment, double Mg)> AmountsAt(double minutes)
    {
        var state = StateAt(Math.Max(0, minutes));
        return [.. _system.Names.Select((name, k) => (name, state[k]))];
    }

    /// <summary>How far the compartments together are from what has been given, as a part of it: a rounding error.</summary>
    public double MassBalanceError(double minutes)
    {
        var given = Scheme.GivenMgPerKg(minutes) * WeightKg;
        return given == 0 ? 0 : (AmountsAt(minutes).Sum(amount => amount.Mg) / given) - 1;
    }

    /// <summary>The concentration at each volume as a regressor, in ng/mL: <c>design.With("ketamine", Regressor.OfPeak(course.Regressor(432, 5.1, startMinutes: -4)))</c>.</summary>
    /// <param name="scans">How many volumes.</param>
    /// <param name="repetitionTimeSeconds">From one volume to the next.</param>
    /// <param name="startMinutes">When the first volume is, from the start of the drug; −4 where four minutes of baseline come first.</param>
    /// <param name="site">Where.</param>
    public double[] Regressor(int scans, double repetitionTimeSeconds, double startMinutes, DrugSite site = DrugSite.Plasma)
    {
        Guard.Positive(scans);
        Guard.Positive(repetitionTimeSeconds);
        return [.. Enumerable.Range(0, scans).Select(scan => At(startMinutes + (scan * repetitionTimeSeconds / 60), site))];
    }

    /// <summary>A row a time: plasma and, where the model has them, effect site and metabolite in ng/mL.</summary>
    /// <param name="lastMinutes">Up to when; an hour after the scheme unless given.</param>
    /// <param name="stepMinutes">From one row to the next.</param>
    public Table Table(double? lastMinutes = null, double stepMinutes = .5)
    {
        Guard.Positive(stepMinutes);
        double[] minutes = [.. Enumerable.Range(0, (int)((lastMinutes ?? (Scheme.Minutes + 60)) / stepMinutes) + 1).Select(k => k * stepMinutes)];
        NumberColumn Of(string name, DrugSite site) => new(name, [.. minutes.Select(time => At(time, site))]);
        return new($"{Scheme.Name}, {Model.Name}",
        [
            new NumberColumn("minutes", minutes),
            Of("plasma_ng_per_mL", DrugSite.Plasma),
            .. HasEffectSite ? [Of("effect_site_ng_per_mL", DrugSite.EffectSite)] : Array.Empty<Column>(),
            .. HasMetabolite ? [Of("metabolite_ng_per_mL", DrugSite.Metabolite)] : Array.Empty<Column>(),
        ]);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var (minutes, peak) = Peak();
        return string.Create(CultureInfo.InvariantCulture, $"{Scheme.Name} after {Model.Name}, {WeightKg:0.#} kg: peak {peak:0} ng/mL at {minutes:0.#} min");
    }

    private double[] StateAt(double minutes)
    {
        var (start, rate, state) = _stretches.Last(stretch => stretch.Start <= minutes);
        return _system.After(state, rate, minutes - start);
    }
}
