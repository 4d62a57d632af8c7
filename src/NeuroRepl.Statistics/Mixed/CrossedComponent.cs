using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>A large component of crossed or partly nested factors: the factor with most levels is eliminated level by level, what remains is one dense factor.</summary>
/// <remarks>The levels of one factor share no observation, so their part of S is block diagonal and fills nothing in; the rest is the Schur complement C.</remarks>
internal sealed class CrossedComponent : Component
{
    private CrossedFactor? _factor;
    private RowMajor _turned;                   // L⁻¹ΛᵀZᵀ[X y]

    public required CrossedGram Gram { get; init; }

    private CrossedFactor Factored => _factor ?? throw new InvalidOperationException("Factor(…) comes first.");

    public static CrossedComponent Of(IReadOnlyList<RandomFactor> factors, RowMajor[] z, List<int> rows, List<(int Factor, int Level, int Start)> members, RowMajor cross) =>
        new() { Members = members, Size = cross.Rows, Cross = cross, Gram = CrossedGram.Of(factors, z, rows, members, cross.Rows) };

    public override Component With(RowMajor cross) => new CrossedComponent { Members = Members, Size = Size, Cross = cross, Gram = Gram };

    public override void Factor(double[][,] lambda)
    {
        _factor = new CrossedFactor(Gram, Members, lambda);
        LogDeterminant = _factor.LogDeterminant;
        _turned = _factor.Forward(_factor.TransposedLambdaTimes(Cross));
    }

    public override void Reduce(RowMajor gram)
    {
        for (var i = 0; i < Size; i++)
        {
            var row = _turned.Row(i);
            for (var j = 0; j < row.Length; j++) { TensorPrimitives.MultiplyAdd(row[..(j + 1)], -row[j], gram.Row(j)[..(j + 1)], gram.Row(j)[..(j + 1)]); }
        }
    }

    public override RowMajor Whitened()
    {
        var effects = Factored.LambdaTimes(Factored.Back(_turned));           // ΛS⁻¹Λᵀ Zᵀ[X y]
        var result = Cross.Copy();
        Gram.SubtractTimes(effects, result);
        return result;
    }

    public override RowMajor Kernel()
    {
        // K = A − (L⁻¹ΛᵀA)ᵀ(L⁻¹ΛᵀA), column block by column block would need A dense: it is, once.
        var a = Gram.Dense();
        var half = Factored.Forward(Factored.TransposedLambdaTimes(a));
        for (var k = 0; k < Size; k++)
        {
            if (k % 64 == 0) { Interrupt.ThrowIfRequested(); }

            var row = half.Row(k);
            for (var i = 0; i < Size; i++)
            {
                if (row[i] != 0) { TensorPrimitives.MultiplyAdd(row, -row[i], a.Row(i), a.Row(i)); }
            }
        }

        return a;
    }

    public override void AddTraces(double[][,] traces) => new CrossedTraces(Gram, Factored).AddTo(traces);
}
