using NeuroRepl.Scripting.Help;
using NeuroRepl.Scripting.Tests.Workspaces;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Scripting.Tests.Help;

/// <summary>What Help offers to paste has to run in a new session.</summary>
public sealed class ExamplesTests
{
    public static TheoryData<string> TopicNames => [.. Topics.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(TopicNames))]
    public Task The_example_of_a_topic_runs(string topic) => RunsAsync(Topics.All.First(t => t.Name == topic).Example);

    [Fact]
    public Task The_tour_runs_from_its_first_to_its_last_line() => RunsAsync(string.Join("\n", Tour.Page.Examples));

    [Fact]
    public async Task The_examples_of_the_workspaces_own_members_run()
    {
        var members = typeof(Workspace).GetMembers().Select(m => Documentation.Of(m)).SelectMany(d => d.Descendants("code")).Select(DocumentationText.Code).ToArray();

        Assert.NotEmpty(members);
        foreach (var code in members) { await RunsAsync(code); }
    }

    private static async Task RunsAsync(string code)
    {
        var conversation = Conversation.Start();
        foreach (var part in ScriptText.Submissions(code))
        {
            var outcome = await conversation.SayAsync(part, new Recorder(), CancellationToken.None);

            Assert.True(outcome is Outcome.Success, $"{part}\n{(outcome as Outcome.Failed)?.Error.ToText()}");
        }
    }
}
