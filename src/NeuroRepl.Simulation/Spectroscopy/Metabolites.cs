using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>
/// Spin systems of the metabolites that a ¹H spectrum of the brain shows: published chemical shifts and scalar couplings at 37 °C and pH 7.
/// </summary>
/// <remarks>
/// Shifts are in ppm from DSS. Protons bound to nitrogen (Cr, PCr, Gln, GSH, NAA, NAAG above 6 ppm) are kept as published, without their exchange
/// with
/// water. The numbers were compared between spant (get_mol_paras), Vespa (metabolites.xml) and the table of FID-A's systems; spectra made from them
/// agree
/// with LCModel's 3 T PRESS test basis (r &gt; 0.995 each) and with a 7 T sLASER basis made from real pulses. One difference is known: in that basis,
/// and in vivo
/// at 7 T, Ins stands 0.010 ppm higher than published. For such data give it a group of its own in the fit, or use <c>Find("Ins").Shifted(0.010)</c>.
/// </remarks>
public static class Metabolites
{
    private const string Govindaraju = "Govindaraju, Young, Maudsley, NMR Biomed 2000;13:129-153";
    private const string Corrigendum = Govindaraju + ", corrigendum NMR Biomed 2015;28:923-924";
    private const string Near = "Near, Evans, Puts, Barker, Edden, Magn Reson Med 2013;70:1183-1191";
    private const string FidA = "as distributed with FID-A, doi 10.1002/mrm.26091";

    /// <summary>All that are known, by name.</summary>
    public static IReadOnlyList<SpinSystem> All { get; } =
    [
        System("Ace", "acetate", Govindaraju, Singlet(1.904, 3)),
        System("Ala", "alanine", Govindaraju, new SpinGroup([3.7746, 1.4667, 1.4667, 1.4667], [new(0, 1, 7.234), new(0, 2, 7.234), new(0, 3, 7.234)])),
        System("Asc", "ascorbate", FidA,
            new SpinGroup([4.492, 4.002, 3.743, 3.716], [new(0, 1, 2.07), new(1, 2, 6.0), new(1, 3, 4.6), new(2, 3, -11.5)])),
        System("Asp", "aspartate", Govindaraju, new SpinGroup([3.8914, 2.8011, 2.6533], [new(0, 1, 3.647), new(0, 2, 9.107), new(1, 2, -17.426)])),
        System("Cr", "creatine", Govindaraju, Singlet(3.027, 3), Singlet(3.913, 2), Singlet(6.649, 1)),
        System("GABA", "γ-aminobutyrate", Near, new SpinGroup(
            [2.284, 2.284, 1.888, 1.888, 3.013, 3.013],
            [
                new(0, 1, -15.938), new(0, 2, 7.678), new(0, 3, 6.980), new(1, 2, 6.980), new(1, 3, 7.678), new(2, 3, -15.000),
                new(2, 4, 8.510), new(2, 5, 6.503), new(3, 4, 6.503), new(3, 5, 8.510), new(4, 5, -14.062),
            ])),
        System("GPC", "glycerophosphocholine", Corrigendum,
            Singlet(3.212, 9),
            new SpinGroup(
                [3.605, 3.672, 3.903, 3.871, 3.946],
                [new(0, 1, -14.78), new(0, 2, 5.77), new(1, 2, 4.53), new(2, 3, 5.77), new(2, 4, 4.53), new(3, 4, -14.78)],
                partners: [Phosphorus(0, 0, 0, 6.03, 6.03)]),
            new SpinGroup(
                [4.312, 4.312, 3.659, 3.659],
                [new(0, 1, -9.32), new(0, 2, 3.10), new(0, 3, 5.90), new(1, 2, 5.90), new(1, 3, 3.10), new(2, 3, -9.32)],
                partners: [Nitrogen(2.67, 2.67, 0, 0), Phosphorus(6.03, 6.03, 0, 0)])),
        System("GSH", "glutathione", Govindaraju,
            Singlet(3.769, 2),
            Singlet(7.154, 1),
            new SpinGroup([4.5608, 2.9264, 2.9747], [new(0, 1, 7.09), new(0, 2, 4.71), new(1, 2, -14.06)]),
            Singlet(8.177, 1),
            new SpinGroup(
                [3.769, 2.159, 2.146, 2.510, 2.560],
                [
                    new(0, 1, 6.34), new(0, 2, 6.36), new(1, 2, -15.48), new(1, 3, 6.7), new(1, 4, 7.6), new(2, 3, 7.6), new(2, 4, 6.7), new(3, 4, -15.92),
                ])),
        System("Glc", "glucose, 36 % α and 64 % β", Govindaraju,
            new SpinGroup(
                [5.216, 3.519, 3.698, 3.395, 3.822, 3.826, 3.749],
                [new(0, 1, 3.8), new(1, 2, 9.6), new(2, 3, 9.4), new(3, 4, 9.9), new(4, 5, 1.5), new(4, 6, 6.0), new(5, 6, -12.1)],
                weight: 0.36),
            new SpinGroup(
                [4.630, 3.230, 3.473, 3.387, 3.450, 3.882, 3.707],
                [new(0, 1, 8.0), new(1, 2, 9.1), new(2, 3, 9.4), new(3, 4, 8.9), new(4, 5, 1.6), new(4, 6, 5.4), new(5, 6, -12.3)],
                weight: 0.64)),
        System("Gln", "glutamine", Govindaraju,
            new SpinGroup(
                [3.753, 2.129, 2.109, 2.432, 2.454],
                [
                    new(0, 1, 5.847), new(0, 2, 6.500), new(1, 2, -14.504), new(1, 3, 9.165), new(1, 4, 6.347), new(2, 3, 6.324), new(2, 4, 9.209),
                    new(3, 4, -15.371),
                ]),
            Singlet(6.816, 1),
            Singlet(7.529, 1)),
        System("Glu", "glutamate", Govindaraju, new SpinGroup(
            [3.7433, 2.0375, 2.1200, 2.3378, 2.3520],
            [
                new(0, 1, 7.331), new(0, 2, 4.651), new(1, 2, -14.849), new(1, 3, 6.413), new(1, 4, 8.406), new(2, 3, 8.478), new(2, 4, 6.875),
                new(3, 4, -15.915),
            ])),
        System("Gly", "glycine", Govindaraju, Singlet(3.548, 2)),
        System("Ins", "myo-inositol", Govindaraju, new SpinGroup(
            [3.5217, 4.0538, 3.5217, 3.6144, 3.2690, 3.6144],
            [new(0, 1, 2.889), new(0, 5, 9.998), new(1, 2, 3.006), new(2, 3, 9.997), new(3, 4, 9.485), new(4, 5, 9.482)])),
        System("Lac", "lactate", Govindaraju, new SpinGroup([4.0974, 1.3142, 1.3142, 1.3142], [new(0, 1, 6.933), new(0, 2, 6.933), new(0, 3, 6.933)])),
        System("NAA", "N-acetylaspartate", Govindaraju,
            Singlet(2.008, 3),
            new SpinGroup([7.8205, 4.3817, 2.6727, 2.4863], [new(0, 1, 6.400), new(1, 2, 3.861), new(1, 3, 9.821), new(2, 3, -15.592)])),
        System("NAAG", "N-acetylaspartylglutamate", Govindaraju + "; couplings of the glutamate moiety " + FidA,
            Singlet(2.042, 3),
            new SpinGroup([4.607, 2.721, 2.519, 8.260], [new(0, 1, 4.412), new(0, 2, 9.515), new(0, 3, 7.320), new(1, 2, -15.910)]),
            new SpinGroup(
                [4.128, 2.049, 1.881, 2.180, 2.190, 7.950],
                [
                    new(0, 1, 4.610), new(0, 2, 8.420), new(0, 5, 7.460), new(1, 2, -14.280), new(1, 3, 10.560), new(1, 4, 6.090), new(2, 3, 4.900),
                    new(2, 4, 11.110), new(3, 4, -15.280),
                ])),
        System("PCh", "phosphocholine", Corrigendum,
            Singlet(3.208, 9),
            new SpinGroup(
                [4.2805, 4.2805, 3.641, 3.641],
                [new(0, 1, -14.89), new(0, 2, 2.284), new(0, 3, 7.231), new(1, 2, 7.326), new(1, 3, 2.235), new(2, 3, -14.19)],
                partners: [Nitrogen(2.680, 2.772, 0, 0), Phosphorus(6.298, 6.249, 0, 0)])),
        System("PCr", "phosphocreatine", Govindaraju, Singlet(3.029, 3), Singlet(3.930, 2), Singlet(6.581, 1), Singlet(7.296, 1)),
        System("PE", "phosphorylethanolamine", Govindaraju, new SpinGroup(
            [3.9765, 3.9765, 3.2160, 3.2160],
            [new(0, 1, -14.56), new(0, 2, 3.182), new(0, 3, 6.716), new(1, 2, 7.204), new(1, 3, 2.980), new(2, 3, -14.71)],
            partners: [Nitrogen(0.464, 0.588, 0, 0), Phosphorus(7.288, 7.088, 0, 0)])),
        System("Pyr", "pyruvate", Govindaraju, Singlet(2.357, 3)),
        System("Scyllo", "scyllo-inositol", Govindaraju, Singlet(3.340, 6)),
        System("Ser", "serine", Govindaraju, new SpinGroup([3.8347, 3.9379, 3.9764], [new(0, 1, 5.979), new(0, 2, 3.561), new(1, 2, -12.254)])),
        System("Suc", "succinate", Govindaraju, Singlet(2.392, 4)),
        System("Tau", "taurine", Corrigendum, new SpinGroup(
            [3.4206, 3.4206, 3.2459, 3.2459],
            [new(0, 1, -12.438), new(0, 2, 6.742), new(0, 3, 6.464), new(1, 2, 6.403), new(1, 3, 6.792), new(2, 3, -12.930)])),
        System("Thr", "threonine", Govindaraju, new SpinGroup(
            [3.5785, 4.2464, 1.3158, 1.3158, 1.3158], [new(0, 1, 4.917), new(1, 2, 6.350), new(1, 3, 6.350), new(1, 4, 6.350)])),
        System("Val", "valine", Govindaraju, new SpinGroup(
            [3.5953, 2.2577, 1.0271, 1.0271, 1.0271, 0.9764, 0.9764, 0.9764],
            [
                new(0, 1, 4.405), new(1, 2, 6.971), new(1, 3, 6.971), new(1, 4, 6.971), new(1, 5, 7.071), new(1, 6, 7.071), new(1, 7, 7.071),
            ])),
        System("bHB", "β-hydroxybutyrate", Govindaraju, new SpinGroup(
            [2.388, 2.294, 4.133, 1.186, 1.186, 1.186],
            [new(0, 1, -14.5), new(0, 2, 7.3), new(1, 2, 6.3), new(2, 3, 6.26), new(2, 4, 6.26), new(2, 5, 6.26)])),
    ];

    /// <summary>The nineteen that a basis set has unless others are asked for: those that a 7 T spectrum of the brain can tell apart.</summary>
    public static IReadOnlyList<string> Usual { get; } =
    [
        "Ala", "Asc", "Asp", "Cr", "GABA", "GPC", "GSH", "Glc", "Gln", "Glu", "Ins", "Lac", "NAA", "NAAG", "PCh", "PCr", "PE", "Scyllo", "Tau",
    ];

    /// <summary>The spin system of a metabolite.</summary>
    /// <exception cref="ArgumentMistake">It is not known; the message lists what is.</exception>
    public static SpinSystem Find(string name) => All.FirstOrDefault(system => system.Name == name) ?? throw new ArgumentMistake(
        $"No spin system of {name} is known.",
        $"Known are: {string.Join(", ", All.Select(system => system.Name))}. Others can be made with new SpinSystem(…).");

    private static SpinSystem System(string name, string fullName, string source, params SpinGroup[] groups) => new(name, fullName, groups, source);

    private static SpinGroup Singlet(double ppm, double protons) => new([ppm], weight: protons);

    private static HeteroNucleus Phosphorus(params double[] hertz) => new("31P", 1, hertz);

    private static HeteroNucleus Nitrogen(params double[] hertz) => new("14N", 2, hertz);
}
