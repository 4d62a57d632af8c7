using System.Text.RegularExpressions;
using System.Xml.Linq;
using NeuroRepl.Testing;

namespace NeuroRepl.Architecture.Tests;

public sealed class LayerTests
{
    public static TheoryData<string> Projects { get; } = new(Directory.GetDirectories(Repository.At("src")).Select(d => Path.GetFileName(d)["NeuroRepl.".Length..]).Order());

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_stands_below_it(string project)
    {
        var allowed = Layers.Allowed[project];
        var path = Repository.At("src", $"NeuroRepl.{project}", $"NeuroRepl.{project}.csproj");
        var inProjectFile = XDocument.Load(path).Descendants("ProjectReference")
            .Where(r => r.Attribute("ReferenceOutputAssembly")?.Value != "false")          // a program that the build runs is not known to the code
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))["NeuroRepl.".Length..]);
        var inAssembly = Layers.Assembly(project).GetReferencedAssemblies()
            .Where(a => a.Name!.StartsWith("NeuroRepl.", StringComparison.Ordinal)).Select(a => a.Name!["NeuroRepl.".Length..]);

        Assert.Empty(inProjectFile.Concat(inAssembly).Distinct().Except(allowed));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void MathNet_stays_in_Numerics(string project)
    {
        var references = Layers.Assembly(project).GetReferencedAssemblies().Select(a => a.Name);
        if (project is not ("Numerics" or "Scripting"))         // Scripting hands the assembly on, so that scripts can use it
        {
            Assert.DoesNotContain("MathNet.Numerics", references);
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_file_stands_in_the_folder_of_its_namespace(string project)
    {
        var root = Repository.At("src", $"NeuroRepl.{project}");
        var misplaced = from file in SourceFiles(root)
                        let declared = Regex.Match(File.ReadAllText(file), @"^namespace ([\w.]+)", RegexOptions.Multiline).Groups[1].Value
                        where declared.Length > 0
                        let folder = Path.GetRelativePath(root, Path.GetDirectoryName(file)!)
                        let expected = folder == "." ? $"NeuroRepl.{project}" : $"NeuroRepl.{project}.{folder.Replace(Path.DirectorySeparatorChar, '.')}"
                        // Old notebooks say "using Microsoft.DotNet.Interactive.Formatting;": what answers to that has to be called so.
                        let isTheirName = folder == Path.Combine("Notebooks", "DotNetInteractive") && declared.StartsWith("Microsoft.", StringComparison.Ordinal)
                        where declared != expected && !isTheirName
                        select $"{Path.GetRelativePath(root, file)} declares {declared}, expected {expected}";

        Assert.Empty(misplaced);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_file_has_one_public_type_and_its_name(string project)
    {
        var root = Repository.At("src", $"NeuroRepl.{project}");
        var wrong = from file in SourceFiles(root)
                    let types = Regex.Matches(File.ReadAllText(file), @"^public (?:(?:static|sealed|abstract|readonly|partial) )*(?:class|record struct|record|struct|interface|enum|delegate [\w<>?\[\]]+) (\w+)", RegexOptions.Multiline)
                        .Select(m => m.Groups[1].Value).Distinct().ToArray()
                    let name = Path.GetFileName(file).Split('.')[0]
                    where types.Length > 1 || (types.Length == 1 && types[0] != name)
                    select $"{Path.GetRelativePath(root, file)}: {string.Join(", ", types)}";

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_file_that_outgrows_350_lines_has_a_second_idea_in_it(string project)
    {
        var root = Repository.At("src", $"NeuroRepl.{project}");
        var long_ = SourceFiles(root).Select(f => (File: Path.GetRelativePath(root, f), Lines: File.ReadLines(f).Count())).Where(f => f.Lines > 350);

        Assert.Empty(long_);
    }

    private static IEnumerable<string> SourceFiles(string root) => Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"));
}
