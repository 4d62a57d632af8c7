using System.Numerics.Tensors;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Models.FirstLevel;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Cleaning;

/// <summary>The space of everything that is to be taken out, as an orthonormal basis: y − QQᵀy.</summary>
public sealed class NuisanceProjection
{
    private readonly DesignBasis _basis;

    private NuisanceProjection(DesignMatrix design) => (Design, _basis) = (design, new DesignBasis(design));

    /// <summary>All columns that are taken out.</summary>
    public DesignMatrix Design { get; }

    /// <summary>How many of them do not depend on others.</summary>
    public int Rank => _basis.Rank;

    /// <summary>Volumes minus what is taken out: what a correlation of cleaned courses has left.</summary>
    public int DegreesOfFreedom => Design.Rows - Rank;

    internal RowMajor Basis => _basis.Q;

    /// <summary>Puts together what is to be taken out of a run.</summary>
    /// <param name="nuisance">What.</param>
    /// <param name="volumes">How many volumes there are.</param>
    /// <param name="repetitionTimeSeconds">From one volume to the next.</param>
    /// <param name="confounds">A row a volume; needed where columns are named.</param>
    /// <param name="discarded">How many volumes were discarded before the first: confounds and flags may be about them too.</param>
    /// <exception cref="DesignException">Another number of rows, a name that fits no column, or nothing left of the data.</exception>
    public static NuisanceProjection Of(Nuisance nuisance, int volumes, double repetitionTimeSeconds, Table? confounds = null, int discarded = 0)
    {
        Guard.InRange(nuisance.Detrend, 0, 20, nameof(nuisance.Detrend));
        var design = new DesignMatrix(["mean"], [.. Enumerable.Repeat(1.0, volumes)], discarded);
        if (nuisance.Detrend > 0) { design = design.WithDrift(nuisance.Detrend); }

        if (nuisance.Columns.Count > 0)
        {
            if (confounds is null) { throw new DesignException($"The columns {string.Join(", ", nuisance.Columns)} are to be taken out, but there is no table of confounds.", "Give it first: series.Clean(new Nuisance { … }, confounds)."); }

            design = WithConfounds(design, confounds, nuisance);
        }

        var cosines = Regressor.Cosines(volumes, repetitionTimeSeconds, 0, nuisance.HighPassHz ?? 0).Concat(LowPass(nuisance, volumes, repetitionTimeSeconds)).DistinctBy(cosine => cosine.Order);
        foreach (var (order, values) in cosines) { design = design.With($"cosine{order}", values); }

        if (nuisance.Scrub is { } scrub) { design = design.WithSpikes(scrub.Flags); }

        var projection = new NuisanceProjection(design);
        return projection.DegreesOfFreedom > 0 ? projection : throw new DesignException(
            $"{projection.Rank} independent columns are to be taken out of {volumes} volumes: nothing is left.", "Take fewer confounds, a wider band of frequencies, or scrub fewer volumes.");
    }

    /// <summary>One time course without what is taken out, in double precision.</summary>
    public double[] Clean(IReadOnlyList<double> course)
    {
        Guard.SameLength(course.Count, Design.Rows, "the number of values", "the number of volumes");
        double[] left = [.. course];
        for (var pass = 0; pass < 2; pass++)                // twice, so that rounding leaves nothing either
        {
            for (var k = 0; k < Rank; k++) { TensorPrimitives.MultiplyAdd(Basis.Row(k), -TensorPrimitives.Dot<double>(Basis.Row(k), left), left, left); }
        }

        return left;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Rank} columns of {Design.Rows} volumes, {DegreesOfFreedom} left";

    private static DesignMatrix WithConfounds(DesignMatrix design, Table confounds, Nuisance nuisance)
    {
        var plain = design.WithConfounds(confounds, [.. nuisance.Columns]);
        var names = plain.Names.Skip(design.Columns).ToArray();
        var result = plain;
        var sources = names.Select(name => (Name: name, Values: plain.Column(name))).ToList();
        if (nuisance.Derivatives)
        {
            var changes = sources.Select(source => (Name: $"{source.Name}_change", Values: (IReadOnlyList<double>)[0.0, .. source.Values.Skip(1).Zip(source.Values, (now, before) => now - before)])).ToList();
            foreach (var (name, values) in changes) { result = result.With(name, values); }

            sources.AddRange(changes);
        }

        if (nuisance.Squares)
        {
            foreach (var (name, values) in sources)
            {
                var mean = values.Average(value => value * value);
                result = result.With($"{name}_squared", [.. values.Select(value => (value * value) - mean)]);
            }
        }

        return result;
    }

    private static IEnumerable<(int Order, double[] Values)> LowPass(Nuisance nuisance, int volumes, double repetitionTimeSeconds)
    {
        if (nuisance.LowPassHz is not { } cutoff) { return []; }

        Guard.Positive(cutoff);
        if (nuisance.HighPassHz >= cutoff) { throw new DesignException(FormattableString.Invariant($"The band from {nuisance.HighPassHz} to {cutoff} Hz is empty."), "The high-pass cutoff has to lie below the low-pass one."); }

        return Regressor.Cosines(volumes, repetitionTimeSeconds, cutoff, double.MaxValue / 1e9);
    }
}
