using System.Numerics.Tensors;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Models;
using NeuroRepl.Statistics.Formulas;

namespace NeuroRepl.Statistics.Bayes.Prediction;

/// <summary>Rows of a table met with a fit: their linear predictors under every draw.</summary>
internal sealed class NewRows
{
    private readonly BayesFit _fit;
    private readonly double[][] _x;
    private readonly double[]? _offset;
    private readonly (int[] Codes, IReadOnlyList<string> Strangers, double[]?[] Z)[] _terms;
    private readonly bool _groups;

    /// <param name="fit">The fit.</param>
    /// <param name="table">Rows with all predictors; grouping factors too where groups count.</param>
    /// <param name="groups">Whether effects of groups are added.</param>
    public NewRows(BayesFit fit, Table table, bool groups)
    {
        (_fit, _groups, Table) = (fit, groups, table);
        var matrix = fit.Design.Fixed.Build(table);
        var first = fit.Design.Fixed.HasIntercept ? 1 : 0;
        _x = [.. Enumerable.Range(0, fit.Model.Coefficients.Count).Select(k => Array.ConvertAll(matrix.Column(first + k), v => v - fit.Model.Centres[k]))];
        for (var k = 0; k < _x.Length; k++)
        {
            if (Array.FindIndex(_x[k], v => !double.IsFinite(v)) is >= 0 and var row)
            {
                throw new ArgumentMistake($"Row {row + 1} has no value for {fit.Model.Coefficients[k]}: something is missing, or a level that was not fitted.", "Give each row all predictors, with levels that the fit knows.");
            }
        }

        var formula = fit.Design.Frame.Formula;
        foreach (var offset in formula.Offsets)
        {
            var values = Variable.Of(formula, offset, table).Values(table).Columns[0];
            _offset = _offset is null ? values : [.. _offset.Zip(values, (a, b) => a + b)];
        }

        _terms = groups ? [.. Enumerable.Range(0, formula.RandomTerms.Count).Select(t => Term(t))] : [];
    }

    public Table Table { get; }

    public int Count => Table.Count;

    /// <summary>What is done with the linear predictors of one draw.</summary>
    /// <param name="draw">Its number.</param>
    /// <param name="eta">Predictor after predictor.</param>
    /// <param name="aux">The family's own parameters.</param>
    /// <param name="random">For new observations.</param>
    public delegate void OneDraw(int draw, ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, CounterRandom random);

    public void ForEachDraw(ulong seed, OneDraw action)
    {
        var model = _fit.Model;
        var density = new MultilevelDensity(model);
        var (n, perChain) = (Count, _fit.Draws.Iterations);
        var eta = new double[n * model.Predictors.Count];
        for (var draw = 0; draw < _fit.Draws.Count; draw++)
        {
            if (draw % 64 == 0) { Interrupt.ThrowIfRequested(); }

            var q = _fit.Chains[draw / perChain][draw % perChain];
            density.MoveTo(q);
            var random = new CounterRandom(seed, (ulong)draw + 1000);
            for (var p = 0; p < model.Predictors.Count; p++)
            {
                var own = eta.AsSpan(p * n, n);
                own.Fill(model.HasIntercept ? q[model.Intercept(p)] : 0);
                if (_offset is { } offset) { TensorPrimitives.Add(own, offset, own); }

                for (var k = 0; k < _x.Length; k++) { TensorPrimitives.MultiplyAdd(_x[k], q[model.Coefficient(p, k)], own, own); }
            }

            if (_groups) { AddGroups(density, random, eta); }

            action(draw, eta, density.Auxiliaries, random);
        }
    }

    private (int[] Codes, IReadOnlyList<string> Strangers, double[]?[] Z) Term(int t)
    {
        var codes = _fit.Design.Codes(t, Table);
        var grouping = _fit.Design.Frame.Formula.RandomTerms[t].Grouping;
        var texts = grouping.Variables.Select(v => Table.Texts(_fit.Design.Frame.Variables[v].Sources[0])).ToArray();
        var strangers = new List<string>();
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] >= 0) { continue; }

            var name = string.Join(":", texts.Select(text => text[i]));
            if (!strangers.Contains(name)) { strangers.Add(name); }

            codes[i] = -1 - strangers.IndexOf(name);
        }

        var matrix = _fit.Design.Varying[t];
        var z = matrix.Build(Table);
        return (codes, strangers, [.. matrix.Columns.Select((column, m) => column == "(Intercept)" ? null : z.Column(m))]);
    }

    private void AddGroups(MultilevelDensity density, CounterRandom random, double[] eta)
    {
        var perTerm = _fit.Model.Predictors.Count;
        for (var b = 0; b < density.Groups.Count; b++)
        {
            var group = density.Groups[b];
            var (codes, strangers, z) = _terms[b / perTerm];
            var width = group.Block.Width;
            var effects = new double[strangers.Count * width];
            for (var s = 0; s < strangers.Count; s++) { NewGroup(group, random, effects.AsSpan(s * width, width)); }

            var own = eta.AsSpan(group.Block.Predictor * Count, Count);
            for (var i = 0; i < codes.Length; i++)
            {
                var values = codes[i] >= 0 ? group.Effects.Slice(codes[i] * width, width) : effects.AsSpan((-1 - codes[i]) * width, width);
                for (var m = 0; m < width; m++) { own[i] += values[m] * (z[m]?[i] ?? 1); }
            }
        }
    }

    private static void NewGroup(GroupState group, CounterRandom random, Span<double> effects)
    {
        Span<double> free = stackalloc double[effects.Length];
        for (var m = 0; m < free.Length; m++) { free[m] = random.NextNormal(); }

        for (var m = 0; m < free.Length; m++) { effects[m] = group.Scales[m] * TensorPrimitives.Dot(group.Factor.Slice(m * free.Length, m + 1), free[..(m + 1)]); }
    }
}
