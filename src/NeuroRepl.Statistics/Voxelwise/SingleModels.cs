using System.Numerics.Tensors;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Linear;
using NeuroRepl.Statistics.Mixed;

namespace NeuroRepl.Statistics.Voxelwise;

/// <summary>Any random effects: the whole mixed model at each place, the design's cross-products shared.</summary>
internal sealed class SingleModels : IPlaceSolver
{
    private readonly MixedFit _template;
    private readonly RowMajor _turn;
    private readonly RowMajor[] _functions;

    public SingleModels(MixedFit template, SumsOfSquares type)
    {
        (_template, _turn) = (template, template.Qr.InverseR());
        var tests = Hypotheses.Of(template, type).Where(h => h.Functions.Rows > 0).ToArray();
        (Terms, _functions) = ([.. tests.Select(h => (h.Term.Name, h.Functions.Rows))], [.. tests.Select(h => h.Functions)]);
    }

    public IReadOnlyList<(string Name, int Df)> Terms { get; }

    public int Tile => 16;

    public void Solve(RowMajor y, PlaceResult[] places)
    {
        for (var k = 0; k < places.Length; k++)
        {
            Interrupt.ThrowIfRequested();
            if (places[k].State != PlaceState.Missing) { Solve(y.Column(k), places[k]); }
        }
    }

    private void Solve(double[] y, PlaceResult place)
    {
        if (SharedIntercept.IsExplained(TensorPrimitives.SumOfSquares<double>(_template.Qr.Solve(y).Residuals), y))
        {
            place.Nothing(PlaceState.Constant);
            return;
        }

        var problem = _template.Problem.With(y);
        var (state, _, hasConverged) = MixedSearch.Solve(problem);
        if (!hasConverged)
        {
            place.Nothing(PlaceState.Stopped);
            return;
        }

        state = problem.At(state.Theta);
        var inference = new SatterthwaiteInference(new VarianceAlgebra(problem, state), _turn, state.Sigma2);
        var beta = _template.Unturned(state.Beta());
        for (var t = 0; t < _functions.Length; t++) { (place.F[t], _, place.DenominatorDf[t]) = inference.Test(_functions[t], beta); }

        for (var j = 0; j < beta.Length; j++)
        {
            var unit = new double[beta.Length];
            unit[j] = 1;
            (place.Estimates[j], place.Errors[j], place.Df[j]) = (beta[j], Math.Sqrt(inference.Variance(unit)), inference.Df(unit));
        }

        (place.Between, place.Residual) = (double.NaN, state.Sigma2);
        place.State = MixedComponents.Collapsed(problem, state).Count > 0 ? PlaceState.Singular : PlaceState.Fitted;
    }
}
