using NeuroRepl.Domain.Studies;

namespace NeuroRepl.IO.Studies;

/// <summary>The recordings of one session's folder, with the sidecars that apply to them. Lists names only; opens nothing.</summary>
internal static class BidsRuns
{
    private static readonly string[] NotRecordings = [".json", ".tsv", ".bval", ".bvec", ".txt", ".md", ".html", ".svg", ".toml", ".h5", ".xfm"];

    /// <param name="folder">The session's folder (or the subject's, without sessions).</param>
    /// <param name="above">The sidecars of the folders above, outermost first.</param>
    /// <param name="pipeline">The program that made them; nothing for recordings.</param>
    public static IReadOnlyList<Run> In(string folder, IReadOnlyList<(string Path, BidsName Name)> above, string? pipeline = null)
    {
        List<Run> runs = [];
        foreach (var datatype in Directory.GetDirectories(folder).Where(f => !IsSession(f) && !System.IO.Path.GetFileName(f).StartsWith('.')).Order(StringComparer.Ordinal))
        {
            var sidecars = above.Concat(Sidecars(datatype)).ToArray();
            foreach (var path in Directory.GetFiles(datatype).Order(StringComparer.Ordinal))
            {
                if (NotRecordings.Contains(System.IO.Path.GetExtension(path)) || BidsName.Of(path) is not { } name || !name.Entities.ContainsKey("sub")) { continue; }

                runs.Add(new Run
                {
                    Path = path,
                    Datatype = System.IO.Path.GetFileName(datatype),
                    Suffix = name.Suffix,
                    Entities = name.Entities,
                    Name = name.Stem,
                    Pipeline = pipeline,
                    Metadata = new SidecarMetadata([.. sidecars.Where(s => s.Name.AppliesTo(name)).Select(s => s.Path)]),
                });
            }
        }

        return runs;
    }

    /// <summary>The sidecars lying in one folder, the more general first.</summary>
    public static IReadOnlyList<(string Path, BidsName Name)> Sidecars(string folder) =>
        [.. from path in Directory.GetFiles(folder, "*.json")
            let name = BidsName.Of(path)
            where name is not null
            orderby name.Entities.Count, path
            select (path, name)];

    public static bool IsSession(string folder) => System.IO.Path.GetFileName(folder).StartsWith("ses-", StringComparison.Ordinal);
}
