using NeuroRepl.Figures;
using NeuroRepl.Models.Spectroscopy.Dynamic;

namespace NeuroRepl.Views.Dynamic;

/// <summary>How one quantity ran: its coefficients with standard errors, changes in percent where there are blocks, and its figure.</summary>
internal sealed class ParameterCourseView : IView<ParameterCourse>
{
    public Card Describe(ParameterCourse course) => new($"{course.Name} of {course.Of} · {Kind(course)}")
    {
        Grid = course.Parameters.Count == 0 ? null : Rows(course),
        Figure = course.Parameters.Count == 1 ? null : course.Plot(),
    };

    private static string Kind(ParameterCourse course) => course.Parameters.Count switch
    {
        0 => $"{NumberText.Count(course.Values.Count, "transient")}, each its own value",
        1 => "one value for all transients",
        var n => NumberText.Count(n, course.IsByCondition ? "block" : "coefficient"),
    };

    private static Grid Rows(ParameterCourse course)
    {
        var n = course.Parameters.Count;
        var changes = course.IsByCondition ? course.PercentChanges() : [];
        return Grid.Of(
            course.Parameters.Index(),
            [
                (course.IsByCondition ? "block" : "coefficient", p => p.Item),
                ($"estimate ({course.Unit})", p => course.Estimates[p.Index]),
                ("standard error", p => Math.Sqrt(course.Covariance[(p.Index * n) + p.Index])),
                .. course.IsByCondition
                    ? [("change %", p => p.Index == 0 ? null : changes[p.Index - 1].Estimate), ("± %", p => p.Index == 0 ? null : changes[p.Index - 1].StandardError), ("z", p => p.Index == 0 ? null : Math.Round(changes[p.Index - 1].Z, 2))]
                    : Array.Empty<(string, Func<(int Index, string Item), object?>)>(),
            ]);
    }
}
