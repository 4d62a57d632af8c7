namespace NeuroRepl.IO.Grayordinate;

/// <summary>One of CIFTI's file types: its ending, its NIfTI intent, and what rows and columns are.</summary>
internal sealed record CiftiKind(string Ending, int IntentCode, string IntentName, Type Rows, bool HasParcelRows, bool HasParcelColumns)
{
    public static readonly IReadOnlyList<CiftiKind> All =
    [
        new(".dconn.nii", 3001, "ConnDense", typeof(CiftiAxis.Brain), false, false),
        new(".dtseries.nii", 3002, "ConnDenseSeries", typeof(CiftiAxis.Series), false, false),
        new(".pconn.nii", 3003, "ConnParcels", typeof(CiftiAxis.Brain), true, true),
        new(".ptseries.nii", 3004, "ConnParcelSries", typeof(CiftiAxis.Series), false, true),
        new(".dscalar.nii", 3006, "ConnDenseScalar", typeof(CiftiAxis.Maps), false, false),
        new(".dlabel.nii", 3007, "ConnDenseLabel", typeof(CiftiAxis.LabelMaps), false, false),
        new(".pscalar.nii", 3008, "ConnParcelScalr", typeof(CiftiAxis.Maps), false, true),
        new(".plabel.nii", 3013, "ConnParcelLabel", typeof(CiftiAxis.LabelMaps), false, true),
    ];

    public static string Endings => string.Join(", ", All.Select(kind => kind.Ending));

    /// <summary>The kind of a name, or null.</summary>
    public static CiftiKind? Of(string path) => All.FirstOrDefault(kind => FileKind.Is(path, kind.Ending));

    public static bool Is(string path) => Of(path) is not null;
}
