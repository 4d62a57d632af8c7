using System.Text.RegularExpressions;
using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Workspaces;
using NeuroRepl.Testing;

namespace NeuroRepl.Architecture.Tests;

/// <summary>The documents tell the truth: every C# fence runs, in order, in one session a document, and prints the text fence right below it.</summary>
public sealed class DocumentTests
{
    public static TheoryData<string> Documents { get; } = new(Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
        .Where(f => !Regex.IsMatch(f, @"[\\/](node_modules|obj|bin|artifacts)[\\/]") && File.ReadAllText(f).Contains("```csharp", StringComparison.Ordinal))
        .Select(f => Path.GetRelativePath(Repository.Root, f)));

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_fence_of_a_document_runs_and_prints_what_stands_below_it(string document)
    {
        var text = await File.ReadAllTextAsync(Repository.At(document));
        var session = Conversation.Start(folder: Path.GetTempPath());
        foreach (Match fence in Regex.Matches(text, @"^```csharp\n(?<code>.*?)^```\n(?:\n?^```text\n(?<printed>.*?)^```)?", RegexOptions.Multiline | RegexOptions.Singleline))
        {
            var output = new RecordedOutput();
            var outcome = await session.SayAsync(fence.Groups["code"].Value, output, CancellationToken.None);

            Assert.True(outcome is Outcome.Success, $"{document}:\n{fence.Groups["code"].Value}\n{(outcome as Outcome.Failed)?.Error.ToText()}");
            if (fence.Groups["printed"].Success) { Assert.Equal(Normal(fence.Groups["printed"].Value), Normal(output.Text)); }
        }
    }

    private static string Normal(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).Trim('\n');
}
