namespace NeuroRepl.IO.Atlases;

/// <summary>The regions of the Harvard-Oxford cortical atlas in their order, for copies that come without FSL's description.</summary>
internal static class HarvardOxford
{
    public static IReadOnlyList<string> Cortex { get; } =
    [
        "Frontal Pole", "Insular Cortex", "Superior Frontal Gyrus", "Middle Frontal Gyrus", "Inferior Frontal Gyrus, pars triangularis", "Inferior Frontal Gyrus, pars opercularis",
        "Precentral Gyrus", "Temporal Pole", "Superior Temporal Gyrus, anterior division", "Superior Temporal Gyrus, posterior division", "Middle Temporal Gyrus, anterior division",
        "Middle Temporal Gyrus, posterior division", "Middle Temporal Gyrus, temporooccipital part", "Inferior Temporal Gyrus, anterior division", "Inferior Temporal Gyrus, posterior division",
        "Inferior Temporal Gyrus, temporooccipital part", "Postcentral Gyrus", "Superior Parietal Lobule", "Supramarginal Gyrus, anterior division", "Supramarginal Gyrus, posterior division",
        "Angular Gyrus", "Lateral Occipital Cortex, superior division", "Lateral Occipital Cortex, inferior division", "Intracalcarine Cortex", "Frontal Medial Cortex", "Juxtapositional Lobule Cortex",
        "Subcallosal Cortex", "Paracingulate Gyrus", "Cingulate Gyrus, anterior division", "Cingulate Gyrus, posterior division", "Precuneous Cortex", "Cuneal Cortex", "Frontal Orbital Cortex",
        "Parahippocampal Gyrus, anterior division", "Parahippocampal Gyrus, posterior division", "Lingual Gyrus", "Temporal Fusiform Cortex, anterior division", "Temporal Fusiform Cortex, posterior division",
        "Temporal Occipital Fusiform Cortex", "Occipital Fusiform Gyrus", "Frontal Operculum Cortex", "Central Opercular Cortex", "Parietal Operculum Cortex", "Planum Polare", "Heschl's Gyrus",
        "Planum Temporale", "Supracalcarine Cortex", "Occipital Pole",
    ];
}
