using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Quantification;

/// <summary>Relaxation times of water in its compartments and of the metabolites, for one field strength.</summary>
public sealed record Relaxation
{
    /// <summary>Water in grey matter.</summary>
    public required RelaxationTimes GmWater { get; init; }

    /// <summary>Water in white matter.</summary>
    public required RelaxationTimes WmWater { get; init; }

    /// <summary>Water in cerebrospinal fluid.</summary>
    public required RelaxationTimes CsfWater { get; init; }

    /// <summary>Metabolites that are not named in <see cref="Of"/>.</summary>
    public required RelaxationTimes Metabolites { get; init; }

    /// <summary>Metabolites whose times are known one by one.</summary>
    public IReadOnlyDictionary<string, RelaxationTimes> Of { get; init; } = new Dictionary<string, RelaxationTimes>();

    /// <summary>Where the numbers are from.</summary>
    public required string Source { get; init; }

    /// <summary>3 T, the survey of the literature that FSL-MRS quantifies with (its constants.py): water after Stanisz 2005, Wansapura 1999, Rooney 2007, Gelman 1999, Bartha 2002, Spijkerman 2018 and others; metabolites the
    /// mean of NAA, creatine and choline after Mlynárik 2001, Träber 2004 and others. A convention: times differ between regions, ages and metabolites by 10 to 30 %; give your own where they are known.</summary>
    public static Relaxation At3T { get; } = new()
    {
        GmWater = new(1.50, 0.088), WmWater = new(0.97, 0.073), CsfWater = new(4.47, 2.030), Metabolites = new(1.29, 0.194), Source = "3 T, the literature survey of FSL-MRS",
    };

    /// <summary>7 T, from the same survey: water after Rooney 2007, Bartha 2002, Spijkerman 2018 and others; metabolites after Li 2012, An 2018, Marjańska 2012 and others. A convention as at 3 T.</summary>
    public static Relaxation At7T { get; } = new()
    {
        GmWater = new(2.05, 0.050), WmWater = new(1.21, 0.055), CsfWater = new(4.43, 1.050), Metabolites = new(1.43, 0.131), Source = "7 T, the literature survey of FSL-MRS",
    };

    /// <summary>No relaxation at all: signals as they are at once after excitation. Only for simulated data, or where TE is nothing beside T2 and TR much beside T1.</summary>
    public static Relaxation None { get; } = new()
    {
        GmWater = new(0.01, 10), WmWater = new(0.01, 10), CsfWater = new(0.01, 10), Metabolites = new(0.01, 10), Source = "none: relaxation left out",
    };

    /// <summary>The times for a field: those of 3 T up to 0.3 T away, those of 7 T likewise.</summary>
    /// <exception cref="QuantificationException">Another field.</exception>
    public static Relaxation At(double fieldTesla) => Math.Abs(fieldTesla - 3) < 0.3 ? At3T : Math.Abs(fieldTesla - 7) < 0.3 ? At7T : throw new QuantificationException(
        $"Relaxation times are at hand for 3 T and 7 T, not for {fieldTesla:F1} T.", "Give them: relaxation: Relaxation.At3T with { GmWater = new(T1, T2), … Source = \"…\" }.");

    /// <summary>The times of a metabolite.</summary>
    public RelaxationTimes this[string metabolite] => Of.GetValueOrDefault(metabolite, Metabolites);

    internal bool IsNone => ReferenceEquals(this, None);
}
