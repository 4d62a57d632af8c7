using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Linear;

/// <summary>One number of degrees of freedom for everything: the residual's of a linear model.</summary>
internal sealed class FixedDfInference(RowMajor covariance, double df) : Inference
{
    public override RowMajor Covariance => covariance;

    public override double Df(double[] function) => df;

    public override (double F, double Rank, double DenominatorDf) Test(RowMajor functions, double[] beta)
    {
        var directions = Directions(functions, covariance);
        return (directions.Sum(d => TensorPrimitives.Dot<double>(d.Function, beta) * TensorPrimitives.Dot<double>(d.Function, beta) / d.Variance) / directions.Count, directions.Count, df);
    }
}
