using NeuroRepl.Domain.Tables;
using NeuroRepl.IO.Tables;

namespace NeuroRepl.IO;

/// <summary>Opens events of tasks.</summary>
public static class EventFiles
{
    private const double MostSeconds = 6 * 3600;

    /// <summary>Opens a BIDS events table (…_events.tsv): onset and duration in seconds from the first volume, trial_type, and what else there is; sorted by onset.</summary>
    /// <exception cref="FileProblem">It is missing, has no onset or duration, or one is missing, negative or in milliseconds; names the row.</exception>
    public static Table OpenEvents(string path)
    {
        var whole = DataPath.Resolve(path);
        var table = TableText.Read(whole);
        foreach (var name in new[] { "onset", "duration" })
        {
            if (!table.Has(name) || table[name] is not NumberColumn column) { throw new FileProblem(whole, $"it has no column {name} of numbers; it has {string.Join(", ", table.Columns.Select(c => c.Name))}.", "Events have onset and duration in seconds, and mostly trial_type."); }

            for (var row = 0; row < table.Count; row++)
            {
                var value = column.Values[row];
                if (double.IsNaN(value) && name == "duration") { continue; }                  // BIDS allows n/a: an impulse

                if (!double.IsFinite(value) || (name == "duration" && value < 0)) { throw FileProblem.InText(whole, name, column.Text(row), row + 2, 1, "seconds are expected", "Correct the row, or leave it out."); }

                if (value > MostSeconds) { throw FileProblem.InText(whole, name, column.Text(row), row + 2, 1, "seconds are expected, and this is longer than six hours; it looks like milliseconds", "Divide by 1000."); }
            }
        }

        return table.OrderBy("onset");
    }
}
