using NeuroRepl.Domain.Studies;
using NeuroRepl.Figures;
using NeuroRepl.Views.General;
using NeuroRepl.Views.Tables;

namespace NeuroRepl.Views.Studies;

/// <summary>People in a list: their visits, arms, and the columns of participants.tsv.</summary>
internal sealed class SubjectListView : IListView<Subject>
{
    private const int MostColumns = 5;

    public Grid Describe(IReadOnlyList<Subject> items, int? total)
    {
        var columns = items[0].Row.Table.Columns.Where(c => c.Name != "participant_id" && items.All(s => s.Row.Table.Has(c.Name))).Take(MostColumns).Select(c => c.Name);
        return Listing.Of(
            items,
            total,
            "subject",
            [
                ("subject", s => s.Id),
                ("sessions", s => s.Sessions.Count),
                ("arms", s => string.Join(", ", s.Sessions.Select(v => v.Arm).OfType<string>())),
                .. columns.Select(name => (name, (Func<Subject, object?>)(s => TableCells.Of(s.Row.Table[name], s.Row.Index)))),
            ]);
    }
}
