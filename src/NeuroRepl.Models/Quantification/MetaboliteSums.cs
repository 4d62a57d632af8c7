using NeuroRepl.Models.Spectroscopy;

namespace NeuroRepl.Models.Quantification;

/// <summary>A metabolite or a sum of some, weighted: its value, its error and its covariance with another from the fit's covariance.</summary>
internal sealed class MetaboliteSums
{
    private static readonly (string Name, string[] Parts)[] Usual =
        [("tNAA", ["NAA", "NAAG"]), ("tCr", ["Cr", "PCr"]), ("tCho", ["GPC", "PCh", "PCho", "Cho"]), ("Glx", ["Glu", "Gln"]), ("Glc+Tau", ["Glc", "Tau"])];

    private readonly double[] _weights;
    private readonly Func<int, int, double> _covariance;

    private MetaboliteSums(string name, double[] weights, double value, Func<int, int, double> covariance)
    {
        (Name, _weights, Value, _covariance) = (name, weights, value, covariance);
        Error = Math.Sqrt(Math.Max(0, Covariance(this)));
    }

    public string Name { get; }

    public double Value { get; }

    public double Error { get; }

    /// <summary>All metabolites of a fit, each times a factor, then the usual sums of which at least two parts are there.</summary>
    public static IReadOnlyList<MetaboliteSums> Of(SpectrumFit fit, Func<string, double>? factor = null)
    {
        var n = fit.Metabolites.Count;
        double Covariance(int i, int j)
        {
            var sds = fit.Metabolites[i].Crlb * fit.Metabolites[j].Crlb;
            return double.IsFinite(sds) ? fit.Correlations[(i * n) + j] * sds : i == j ? double.PositiveInfinity : 0;
        }

        MetaboliteSums Sum(string name, IReadOnlyList<int> parts)
        {
            var weights = new double[n];
            foreach (var m in parts) { weights[m] = factor?.Invoke(fit.Metabolites[m].Name) ?? 1; }

            return new(name, weights, parts.Sum(m => weights[m] * fit.Metabolites[m].Concentration.Value), Covariance);
        }

        var names = fit.Metabolites.Select(m => m.Name).ToList();
        var sums = Usual.Select(u => (u.Name, Parts: (int[])[.. u.Parts.Select(part => names.IndexOf(part)).Where(i => i >= 0)])).Where(u => u.Parts.Length > 1 && !names.Contains(u.Name));
        return [.. names.Select((name, m) => Sum(name, [m])), .. sums.Select(u => Sum(u.Name, u.Parts))];
    }

    /// <summary>The error of this over another: var(a/b) = (var a − 2·(a/b)·cov + (a/b)²·var b)/b², to first order.</summary>
    public double RatioError(MetaboliteSums other)
    {
        var ratio = Value / other.Value;
        var difference = new MetaboliteSums("", [.. _weights.Zip(other._weights, (a, b) => a - (ratio * b))], 0, _covariance);
        return difference.Error / other.Value;
    }

    private double Covariance(MetaboliteSums other)
    {
        var sum = 0.0;
        for (var i = 0; i < _weights.Length; i++)
        {
            for (var j = 0; j < _weights.Length; j++)
            {
                if (_weights[i] != 0 && other._weights[j] != 0) { sum += _weights[i] * other._weights[j] * _covariance(i, j); }
            }
        }

        return sum;
    }
}
