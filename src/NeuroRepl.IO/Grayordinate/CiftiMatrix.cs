using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Grayordinate;

/// <summary>What a CIFTI-2 file holds: a matrix with maps (or points, or places) as rows and places as columns.</summary>
public sealed class CiftiMatrix
{
    private readonly float[] _values;

    /// <param name="rows">What the rows are: maps, points of a series, or places.</param>
    /// <param name="columns">What the columns are: places.</param>
    /// <param name="values">Row after row; taken over.</param>
    public CiftiMatrix(CiftiAxis rows, CiftiAxis.Brain columns, float[] values)
    {
        Guard.SameLength(values.Length, checked(rows.Count * columns.Count), "the number of values", "rows × columns");
        (Rows, Columns, _values) = (rows, columns, values);
    }

    /// <summary>A matrix between all places of a space: what is saved as .dconn.nii or .pconn.nii.</summary>
    /// <param name="space">Grayordinates or parcels.</param>
    /// <param name="values">places × places, row after row; taken over.</param>
    public static CiftiMatrix OfConnectivity(BrainSpace space, float[] values) => new(new CiftiAxis.Brain(space), new CiftiAxis.Brain(space), values);

    /// <summary>What the rows are.</summary>
    public CiftiAxis Rows { get; }

    /// <summary>What the columns are: grayordinates or parcels.</summary>
    public CiftiAxis.Brain Columns { get; }

    /// <summary>The places of a row.</summary>
    public BrainSpace Space => Columns.Space;

    /// <summary>What to call it.</summary>
    public string Name { get; init; } = "matrix";

    /// <summary>Row after row.</summary>
    public ReadOnlyMemory<float> Values => _values;

    /// <summary>One row, without a copy.</summary>
    public ReadOnlyMemory<float> Row(int row) => _values.AsMemory(row * Columns.Count, Columns.Count);

    /// <summary>One row as a map: a named map, a point in time, or what one place has with all others.</summary>
    public BrainMap this[int row]
    {
        get
        {
            Guard.InRange(row, 0, Rows.Count - 1, "the row");
            return new(Space, Row(row).ToArray()) { Name = NameOf(row) };
        }
    }

    /// <summary>A map by its name, or the row of a parcel.</summary>
    /// <exception cref="ArgumentMistake">There is none of that name; the message lists what there is.</exception>
    public BrainMap this[string name] => Enumerable.Range(0, Rows.Count).FirstOrDefault(row => NameOf(row) == name, -1) is >= 0 and var found
        ? this[found]
        : throw new ArgumentMistake($"{Name} has no row {name}.", $"It has: {string.Join(", ", Enumerable.Range(0, Math.Min(10, Rows.Count)).Select(NameOf))}{(Rows.Count > 10 ? " …" : "")}.");

    /// <summary>All rows as maps.</summary>
    public IReadOnlyList<BrainMap> Maps => [.. Enumerable.Range(0, Rows.Count).Select(row => this[row])];

    /// <summary>The rows as volumes of a series.</summary>
    /// <exception cref="ArgumentMistake">The rows are no points in time.</exception>
    public BrainSeries Series => Rows is CiftiAxis.Series { Unit: "SECOND" } series
        ? new(Space, _values, series.Step) { Name = Name }
        : throw new ArgumentMistake($"The rows of {Name} are {Rows}, no points in time.", Rows is CiftiAxis.Series ? "Take them as maps: matrix.Maps." : "BrainSeries.Open opens .dtseries.nii and .ptseries.nii; BrainMap.Open a map of this file.");

    /// <summary>The rows as parcellations.</summary>
    /// <exception cref="ArgumentMistake">The rows are no maps of labels.</exception>
    public IReadOnlyList<Parcellation> Labels => Rows is CiftiAxis.LabelMaps maps
        ? [.. Enumerable.Range(0, maps.Count).Select(row => new Parcellation(Space, WholeNumbers.Of(Row(row).Span, place => Space.NameOf(place), Name), maps.Tables[row]) { Name = maps.Names[row] })]
        : throw new ArgumentMistake($"The rows of {Name} are {Rows}, no maps of labels.", "Parcellation.Open opens .dlabel.nii; BrainMap.Open a map of this file.");

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Rows} × {Columns}";

    private string NameOf(int row) => Rows switch
    {
        CiftiAxis.Maps maps => maps.Names[row],
        CiftiAxis.LabelMaps maps => maps.Names[row],
        CiftiAxis.Brain brain => brain.Space.NameOf(row),
        CiftiAxis.Series series => FormattableString.Invariant($"{series.Start + (row * series.Step):0.###} {series.Unit.ToLowerInvariant()}"),
        _ => $"{row}",
    };
}
