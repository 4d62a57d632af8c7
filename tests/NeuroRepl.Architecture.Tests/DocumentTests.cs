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

    private const string Fence = @"^```csharp\n(?<code>.*?)^```\n(?:\n?^```text\n(?<printed>.*?)^```)?";

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_fence_of_a_document_runs_and_prints_what_stands_below_it(string document)
    {
        var text = await File.ReadAllTextAsync(Repository.At(document));
        var received = text;
        var session = Conversation.Start(folder: Path.GetTempPath());
        foreach (Match fence in Regex.Matches(text, Fence, RegexOptions.Multiline | RegexOptions.Singleline))
        {
            var output = new RecordedOutput();
            var outcome = await session.SayAsync(fence.Groups["code"].Value, output, CancellationToken.None);

            Assert.True(outcome is Outcome.Success, $"{document}:\n{fence.Groups["code"].Value}\n{(outcome as Outcome.Failed)?.Error.ToText()}");
            if (fence.Groups["printed"].Success) { received = received.Replace(fence.Value, With(fence, Trimmed(output.Text)), StringComparison.Ordinal); }
        }

        if (Environment.GetEnvironmentVariable("APPROVE") == "1") { await File.WriteAllTextAsync(Repository.At(document), received); }
        else { Assert.Equal(text, received); }
    }

    private static string With(Match fence, string printed) => $"```csharp\n{fence.Groups["code"].Value}```\n\n```text\n{printed}\n```";

    private static string Trimmed(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).Trim('\n');
}
