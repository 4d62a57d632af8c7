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

    /// <summary>3 T. Water: T1 and T2 of grey and white matter from Wansapura et al., J Magn Reson Imaging 9 (1999); CSF T1 from Lu et al., ibid. 22 (2005), T2 from Piechnik et al., Magn Reson Med 61 (2009). Metabolites: means over
    /// metabolites and tissues of Mlynárik et al., NMR Biomed 14 (2001) (T1) and of the T2 that FSL-MRS assumes.</summary>
    public static Relaxation At3T { get; } = new()
    {
        GmWater = new(1.331, 0.110), WmWater = new(0.832, 0.0792), CsfWater = new(3.817, 0.503), Metabolites = new(1.35, 0.271),
        Source = "3 T: Wansapura 1999, Lu 2005, Piechnik 2009 (water); Mlynárik 2001, FSL-MRS (metabolites)",
    };

    /// <summary>7 T. Water T1 from Rooney et al., Magn Reson Med 57 (2007), T2 as FSL-MRS assumes (Marjańska et al., NMR Biomed 25 (2012)), CSF T2 from 3 T. Metabolites: a mean T1 after Xin et al., Magn Reson Med 69 (2013), and T2 as FSL-MRS assumes.</summary>
    public static Relaxation At7T { get; } = new()
    {
        GmWater = new(2.132, 0.050), WmWater = new(1.220, 0.055), CsfWater = new(4.425, 0.503), Metabolites = new(1.60, 0.160),
        Source = "7 T: Rooney 2007, Marjańska 2012 (water); Xin 2013, FSL-MRS (metabolites)",
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
