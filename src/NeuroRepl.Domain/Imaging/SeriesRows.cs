using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>Tables with a row a volume (confounds, framewise displacement) beside the series that they are of.</summary>
public static class SeriesRows
{
    /// <summary>The rows of the volumes that the series has: those of discarded volumes are left out. <c>session.Confounds().For(session.Bold)</c></summary>
    /// <param name="table">A row a volume of the file.</param>
    /// <param name="series">The series of the same file.</param>
    /// <exception cref="ArgumentMistake">The table has another number of rows than the file has volumes.</exception>
    public static Table For(this Table table, BrainSeries series)
    {
        if (table.Count == series.Count + series.Discarded) { return series.Discarded == 0 ? table : table.At([.. Enumerable.Range(series.Discarded, series.Count)]); }

        if (table.Count == series.Count && series.Discarded > 0)
        {
            throw new ArgumentMistake($"{table.Name} has {table.Count} rows; {series.Name} has {series.Count} volumes after {series.Discarded} were discarded, {series.Count + series.Discarded} in all.", "If the table is without the discarded volumes already, its rows fit as they are: use it directly.");
        }

        throw new ArgumentMistake($"{table.Name} has {table.Count} rows; {series.Name} has {series.Count} volumes{(series.Discarded > 0 ? $" and {series.Discarded} discarded ones" : "")}.", "Take the confounds of the same run: the same subject, session, task and run in both names.");
    }
}
