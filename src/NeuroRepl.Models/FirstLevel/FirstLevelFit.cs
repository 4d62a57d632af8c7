using System.Numerics.Tensors;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.FirstLevel;

/// <summary>One run fitted by a design at every place: contrasts give maps, <c>fit["block2 - baseline"].Z</c>.</summary>
public sealed class FirstLevelFit
{
    private readonly PlaceFits _fits;
    private readonly DesignBasis _basis;

    internal FirstLevelFit(BrainSeries series, DesignBasis basis, FirstLevelModel model, PlaceFits fits)
    {
        (Name, Space, Model, _basis, _fits) = (series.Name, series.Space, model, basis, fits);
        Unit = model.PercentOfMean ? "%" : "";
        Notes = [.. basis.Design.Notes, .. Excluded(), .. DependentNote()];
        Rho = MapOf("ρ", place => fits.Rho[place]);
        ResidualVariance = MapOf("residual variance", place => fits.Variances[place]);
    }

    /// <summary>Whose run it is.</summary>
    public string Name { get; init; }

    /// <summary>The places.</summary>
    public BrainSpace Space { get; }

    /// <summary>What was expected of each volume.</summary>
    public DesignMatrix Design => _basis.Design;

    /// <summary>How it was fitted.</summary>
    public FirstLevelModel Model { get; }

    /// <summary>The unit of copes: "%" where each place was taken in percent of its mean, otherwise that of the series.</summary>
    public string Unit { get; }

    /// <summary>Volumes that were fitted.</summary>
    public int Volumes => Design.Rows;

    /// <summary>Volumes at the start that were not.</summary>
    public int Discarded => Design.Discarded;

    /// <summary>Volumes minus independent columns.</summary>
    public int DegreesOfFreedom => Design.Rows - _basis.Rank;

    /// <summary>The autocorrelation of lag 1 that each place was whitened with.</summary>
    public BrainMap Rho { get; }

    /// <summary>The variance of what whitening and fit left over.</summary>
    public BrainMap ResidualVariance { get; }

    /// <summary>How many places could be fitted.</summary>
    public int Fitted => _fits.States.Count(state => state == PlaceState.Good);

    /// <summary>What was left out or assumed, and why.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>A contrast of the columns at every place.</summary>
    /// <exception cref="DesignException">It cannot be read, names what is no column, or cannot be estimated.</exception>
    public ContrastMaps this[string contrast] => Of(Design.Contrast(contrast));

    /// <summary>A contrast at every place.</summary>
    public ContrastMaps Of(Contrast contrast)
    {
        var d = _basis.Of(contrast);
        var (estimates, variances) = (new double[Space.Count], new double[Space.Count]);
        var shared = new Dictionary<int, double>();
        for (var place = 0; place < estimates.Length; place++)
        {
            if (_fits.States[place] != PlaceState.Good)
            {
                estimates[place] = variances[place] = double.NaN;
                continue;
            }

            var key = _fits.Covariance.ClassOf(place);
            double factor;
            if (key < 0) { factor = _fits.Covariance.Product(place, d, d); }
            else if (!shared.TryGetValue(key, out factor)) { shared[key] = factor = _fits.Covariance.Product(place, d, d); }

            estimates[place] = TensorPrimitives.Dot<double>(d, _fits.Of(place));
            variances[place] = factor * _fits.Variances[place];
        }

        return new(Space, contrast.Text, estimates, variances, DegreesOfFreedom) { Of = Name, Unit = Unit, Notes = Notes };
    }

    /// <summary>Several contrasts, each with its maps.</summary>
    public IReadOnlyList<ContrastMaps> Contrasts(params string[] contrasts) => [.. contrasts.Select(contrast => this[contrast])];

    /// <summary>Whether any of several contrasts differs from zero: <c>fit.F("block1 - baseline", "block2 - baseline")</c>.</summary>
    /// <exception cref="DesignException">One cannot be read or estimated.</exception>
    public FContrastMaps F(params string[] contrasts)
    {
        Guard.NotEmpty(contrasts);
        var rows = Independent([.. contrasts.Select(text => _basis.Of(Design.Contrast(text)))]);
        var count = rows.Length;
        var f = new double[Space.Count];
        var shared = new Dictionary<int, RowMajor>();
        var values = new double[count];
        for (var place = 0; place < f.Length; place++)
        {
            if (_fits.States[place] != PlaceState.Good)
            {
                f[place] = double.NaN;
                continue;
            }

            var key = _fits.Covariance.ClassOf(place);
            if (key < 0 || !shared.TryGetValue(key, out var inverse))
            {
                inverse = InverseAt(place, rows);
                if (key >= 0) { shared[key] = inverse; }
            }

            for (var j = 0; j < count; j++) { values[j] = TensorPrimitives.Dot<double>(rows[j], _fits.Of(place)); }
            for (var j = 0; j < count; j++) { f[place] += values[j] * TensorPrimitives.Dot<double>(inverse.Row(j), values); }

            f[place] /= count * _fits.Variances[place];
        }

        return new(Space, contrasts, f, count, DegreesOfFreedom) { Notes = Notes };
    }

    /// <summary>The coefficient of one column at every place.</summary>
    /// <exception cref="DesignException">There is no such column, or it depends on others.</exception>
    public BrainMap Beta(string column) => this[$"`{column}`"].Cope;

    /// <inheritdoc/>
    public override string ToString() => $"first-level fit of {Name}: {Volumes} volumes, {Design.Columns} columns, {Model.Noise}, {Fitted} of {Space}";

    private RowMajor InverseAt(int place, double[][] rows)
    {
        var covariance = new RowMajor(rows.Length, rows.Length);
        for (var j = 0; j < rows.Length; j++)
        {
            for (var k = 0; k < rows.Length; k++) { covariance[j, k] = _fits.Covariance.Product(place, rows[j], rows[k]); }
        }

        return Cholesky.Inverse(covariance) ?? throw new DesignException("The contrasts of the F test say the same.", "Leave out those that follow from the others.");
    }

    // The contrasts that do not follow from others: which of them are kept does not change F.
    private static double[][] Independent(double[][] rows)
    {
        var matrix = new RowMajor(rows[0].Length, rows.Length);
        for (var j = 0; j < rows.Length; j++)
        {
            for (var k = 0; k < rows[j].Length; k++) { matrix[k, j] = rows[j][k]; }
        }

        var qr = new QrFactorization(matrix, 1e-10);
        return [.. qr.Pivots.Take(qr.Rank).Order().Select(j => rows[j])];
    }

    private BrainMap MapOf(string name, Func<int, double> value)
    {
        var values = new float[Space.Count];
        for (var place = 0; place < values.Length; place++) { values[place] = _fits.States[place] == PlaceState.Good ? (float)value(place) : float.NaN; }

        return new(Space, values) { Name = $"{name} of {Name}" };
    }

    private IEnumerable<string> Excluded()
    {
        (PlaceState State, string Why)[] reasons =
        [
            (PlaceState.Constant, "have the same value in every volume"),
            (PlaceState.NotFinite, "have a value that is no number"),
            (PlaceState.NoMean, "have a mean of zero or below, so nothing is a percentage of it"),
            (PlaceState.Explained, "are explained by the design without residual"),
        ];
        foreach (var (state, why) in reasons)
        {
            var count = _fits.States.Count(s => s == state);
            if (count > 0) { yield return $"{count} of {Space.Count} {Space.Places} {why}: they are NaN in every map."; }
        }
    }

    private IEnumerable<string> DependentNote() => Design.DependentColumns.Count == 0
        ? []
        : [$"Dependent columns: {string.Join(", ", Design.DependentColumns)}. Contrasts that do not need to tell them apart are right; others are refused."];
}
