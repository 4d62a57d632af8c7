using System.Numerics.Tensors;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Models.FirstLevel;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Cleaning;

/// <summary>How much the head, and how much the signal, changed from one volume to the next.</summary>
public static class Motion
{
    private static readonly string[] FmriPrepColumns = ["trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z"];

    /// <summary>Framewise displacement in mm: Σ|Δ translation| + radius·Σ|Δ rotation|, 0 for the first volume.</summary>
    /// <remarks>Power et al., "Spurious but systematic correlations in functional connectivity MRI networks arise from subject motion", NeuroImage 59 (2012).</remarks>
    /// <param name="parameters">A row a volume: fMRIPrep's confounds, or six columns in the order of the program that wrote them.</param>
    /// <param name="units">Which program that is.</param>
    /// <param name="radiusMm">The radius of the sphere on which rotations become millimetres; 50 is Power's.</param>
    /// <exception cref="ArgumentMistake">Columns are missing, or a value is.</exception>
    public static double[] FramewiseDisplacement(this Table parameters, MotionUnits units = MotionUnits.FmriPrep, double radiusMm = 50)
    {
        Guard.Positive(radiusMm);
        var columns = Columns(parameters, units);
        var rotationToMm = units == MotionUnits.Degrees ? radiusMm * Math.PI / 180 : radiusMm;
        var displacement = new double[parameters.Count];
        for (var row = 0; row < displacement.Length; row++)
        {
            for (var k = 0; k < 6; k++)
            {
                var (name, values) = columns[k];
                if (!double.IsFinite(values[row])) { throw new ArgumentMistake($"{name} of {parameters.Name} has no value in row {row}.", "Movement has to be known for every volume."); }

                if (row > 0) { displacement[row] += (k < 3 ? 1 : rotationToMm) * Math.Abs(values[row] - values[row - 1]); }
            }
        }

        return displacement;
    }

    /// <summary>DVARS: the root mean square over places of the change from the last volume, in the unit of the series; 0 for the first volume.</summary>
    /// <remarks>Places with a value that is no number are left out throughout. P3's rule flags what exceeds 1.6 times the median.</remarks>
    public static double[] Dvars(this BrainSeries series)
    {
        var places = series.Space.Count;
        var change = new float[places];
        var known = Enumerable.Repeat(true, places).ToArray();
        for (var t = 0; t < series.Count; t++)
        {
            var volume = series.Volume(t).Span;
            for (var place = 0; place < places; place++) { known[place] &= float.IsFinite(volume[place]); }
        }

        var count = known.Count(isKnown => isKnown);
        if (count == 0) { throw new ArgumentMistake($"{series.Name} has no place with a number in every volume.", "Look at its mask."); }

        var result = new double[series.Count];
        for (var t = 1; t < result.Length; t++)
        {
            TensorPrimitives.Subtract(series.Volume(t).Span, series.Volume(t - 1).Span, change);
            var sum = 0.0;
            for (var place = 0; place < places; place++) { sum += known[place] ? (double)change[place] * change[place] : 0; }

            result[t] = Math.Sqrt(sum / count);
        }

        return result;
    }

    private static (string Name, IReadOnlyList<double> Values)[] Columns(Table parameters, MotionUnits units)
    {
        if (units == MotionUnits.FmriPrep) { return [.. FmriPrepColumns.Select(name => (name, parameters.Numbers(name)))]; }

        if (parameters.Columns.Count < 6) { throw new ArgumentMistake($"{parameters.Name} has {parameters.Columns.Count} columns; movement has six.", "Give the file as the program wrote it, and say which: units: MotionUnits.Fsl."); }

        var six = parameters.Columns.Take(6).Select(column => (column.Name, parameters.Numbers(column.Name))).ToArray();
        return units == MotionUnits.Fsl ? [.. six[3..], .. six[..3]] : six;
    }
}
