using NeuroRepl.Domain.Pharmacology;
using NeuroRepl.Figures;
using NeuroRepl.Figures.Charts;
using NeuroRepl.Numerics;

namespace NeuroRepl.Views;

/// <summary>Doses, drug courses and protocols as figures.</summary>
public static class PharmacologyPlot
{
    /// <summary>A protocol as a timeline, a row a kind of event.</summary>
    public static Figure Plot(this Timeline timeline) =>
        Chart.Timeline([.. timeline.Elements.Select(one => new TimelineEvent(one.Lane, one.StartMinutes, one.EndMinutes, one.Label.Length > 0 ? one.Label : null))]).WithTitle(timeline.Name);

    /// <summary>What has been given over time, in mg per kg.</summary>
    public static Figure Plot(this DoseScheme scheme)
    {
        double[] minutes = [.. scheme.Steps.SelectMany(step => new[] { step.StartMinutes, step.EndMinutes }).Distinct().Order()];
        return Chart.Line(minutes, minutes.Select(scheme.GivenMgPerKg), scheme.Name).WithTitle($"Dose · {scheme.Name}").WithXTitle("time", "min").WithYTitle("given", "mg/kg");
    }

    /// <summary>Plasma and, where the model has them, effect site and metabolite over time.</summary>
    /// <param name="lastMinutes">Up to when; an hour after the scheme unless given.</param>
    public static Figure Plot(this DrugCourse course, double? lastMinutes = null)
    {
        var minutes = Minutes(course, lastMinutes);
        Scatter Line(string name, DrugSite site) => new(minutes, (double[])[.. minutes.Select(time => course.At(time, site))]) { Name = name };
        return Titled(
            [Line("plasma", DrugSite.Plasma), .. course.HasEffectSite ? [Line("effect site", DrugSite.EffectSite)] : Array.Empty<Trace>(), .. course.HasMetabolite ? [Line("metabolite", DrugSite.Metabolite)] : Array.Empty<Trace>()],
            $"{course.Scheme.Name} after {course.Model.Name}");
    }

    /// <summary>Plasma after several models or schemes over each other.</summary>
    /// <param name="lastMinutes">Up to when; an hour after the scheme unless given.</param>
    public static Figure Plot(this IEnumerable<DrugCourse> courses, double? lastMinutes = null)
    {
        DrugCourse[] all = [.. courses];
        Guard.NotEmpty(all, nameof(courses));
        var byModel = all.Select(course => course.Model.Name).Distinct().Count() > 1;
        var byScheme = all.Select(course => course.Scheme.Name).Distinct().Count() > 1;
        return Titled(
            [.. all.Select(course =>
            {
                var minutes = Minutes(course, lastMinutes);
                return new Scatter(minutes, (double[])[.. minutes.Select(time => course.At(time))]) { Name = byModel && byScheme ? $"{course.Model.Name}, {course.Scheme.Name}" : byModel ? course.Model.Name : course.Scheme.Name };
            })],
            byModel && !byScheme ? $"Plasma after {all[0].Scheme.Name}" : "Plasma");
    }

    private static double[] Minutes(DrugCourse course, double? lastMinutes)
    {
        // Every half minute, and where steps end: the peak of a bolus lies there.
        var last = lastMinutes ?? (course.Scheme.Minutes + 60);
        return [.. Enumerable.Range(0, (int)(2 * last) + 1).Select(k => k / 2.0).Concat(course.Scheme.Steps.Select(step => step.EndMinutes).Where(end => end <= last)).Distinct().Order()];
    }

    private static Figure Titled(IReadOnlyList<Trace> traces, string title) =>
        new Figure(traces, new Layout { X = new Axis { Title = "time", Unit = "min" }, Panels = [new Panel { Y = new Axis { Title = "concentration", Unit = "ng/mL", IncludesZero = true } }] }).WithTitle(title);
}
