using NeuroRepl.Figures;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Views;

/// <summary>The line that all metabolites of a fit share, as a figure.</summary>
public static class LineshapePlot
{
    /// <summary>The common lineshape beside its mirror image: where the two part, the field in the voxel is asymmetric.</summary>
    /// <exception cref="ArgumentMistake">The polynomial model has no lineshape of its own: it is a Voigt line.</exception>
    public static Figure PlotLineshape(this SpectrumFit fit)
    {
        if (fit.Lineshape.Count == 0)
        {
            throw new ArgumentMistake("The polynomial model learns no lineshape: its line is a Voigt line of the widths in fit.Groups.", "Fit without options: spectrum.Fit(basis).PlotLineshape().");
        }

        var top = fit.Lineshape.MaxBy(point => point.Height).Hertz;
        double[] hertz = [.. fit.Lineshape.Select(point => point.Hertz - top)], height = [.. fit.Lineshape.Select(point => point.Height)];
        return new Figure(
            [
                new Scatter(hertz, height) { Name = "line", Color = Palette.Vermillion, LineWidth = 1.8 },
                new Scatter(hertz.Select(h => -h).Reverse().ToArray(), height.Reverse().ToArray()) { Name = "mirrored", Color = Palette.Grey, Dash = Dash.Dashed },
            ],
            new Layout
            {
                Title = $"Lineshape of {fit.Spectrum.Name}",
                Subtitle = "what a line of no width becomes, its top at one",
                X = new Axis { Title = "from the top, to higher ppm", Unit = "Hz", IsReversed = true, Range = (-30, 30) },
                Panels = [new Panel { Y = new Axis { Title = "height" } }],
            });
    }
}
