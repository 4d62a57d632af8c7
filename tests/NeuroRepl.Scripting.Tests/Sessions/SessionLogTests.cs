using NeuroRepl.Numerics;
using NeuroRepl.Scripting.Sessions;
using NeuroRepl.Scripting.Tests.Workspaces;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Scripting.Tests.Sessions;

public sealed class SessionLogTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neurorepl-test-").FullName;

    [Fact]
    public async Task Every_cell_is_written_before_it_runs_and_after_it_ended()
    {
        var conversation = Begin(out var log);
        await SayAsync(conversation, "var x = 1;");
        await SayAsync(conversation, "x + 1");
        await SayAsync(conversation, "throw new InvalidOperationException(\"no\");");
        await SayAsync(conversation, $"System.IO.File.Copy(\"{log.Path}\", \"{log.Path}.copy\");");

        var during = SessionRecord.Read(log.Path + ".copy");
        Assert.Equal([CellEnd.Ok, CellEnd.Ok, CellEnd.Error, null], during.Cells.Select(cell => cell.End));
        Assert.Equal(4, during.Unfinished!.Number);
        Assert.Equal("no", during.Cells[2].Error);
        Assert.Equal(SessionLog.MarkOf("2"), during.Cells[1].ResultMark);
        Assert.Equal(Environment.Version.ToString(), during.Versions["dotnet"]);
        Assert.False(during.IsClosed);

        log.Dispose();
        Assert.True(SessionRecord.Read(log.Path).IsClosed);
    }

    [Fact]
    public async Task A_session_goes_on_in_another_without_what_failed_or_was_taken_back()
    {
        var first = Begin(out var log);
        await SayAsync(first, "var x = 20;");
        await SayAsync(first, "nosuch");
        await SayAsync(first, "x = 0;");
        await SayAsync(first, "Undo()");
        await SayAsync(first, "Console.Write(\"loud\"); x += 1;");
        await SayAsync(first, "x");
        log.Dispose();

        var second = Begin(out var other);
        var output = new Recorder();
        Assert.IsType<Outcome.Success>(await second.ResumeAsync(SessionRecord.Read(log.Path), output, default));

        Assert.Equal(42, Assert.IsType<Outcome.Success>(await SayAsync(second, "x * 2")).Value);
        Assert.Contains("  2/3  Console.Write", output.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\nloud", output.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("another value", output.Text, StringComparison.Ordinal);
        Assert.Equal(["var x = 20;", "Console.Write(\"loud\"); x += 1;", "x", "x * 2"], SessionRecord.Read(other.Path).Good.Select(cell => cell.Code));
        other.Dispose();
    }

    [Fact]
    public async Task A_replay_stops_at_the_first_cell_that_fails_now_and_says_so()
    {
        var file = Path.Combine(_folder, "data.txt");
        File.WriteAllText(file, "1");
        var first = Begin(out var log);
        await SayAsync(first, "var a = 1;");
        await SayAsync(first, $"var text = System.IO.File.ReadAllText(\"{file}\");");
        await SayAsync(first, "var b = 2;");
        log.Dispose();
        File.Delete(file);

        var second = Begin(out var other);
        var output = new Recorder();
        Assert.IsType<Outcome.Failed>(await second.ResumeAsync(SessionRecord.Read(log.Path), output, default));

        Assert.Contains("Stopped at 2 of 3", output.Text, StringComparison.Ordinal);
        Assert.Equal(1, Assert.IsType<Outcome.Success>(await SayAsync(second, "a")).Value);
        Assert.IsType<Outcome.Failed>(await SayAsync(second, "b"));
        other.Dispose();
    }

    [Fact]
    public async Task A_value_that_differs_from_then_is_noted()
    {
        var first = Begin(out var log);
        await SayAsync(first, "Guid.NewGuid()");
        log.Dispose();

        var output = new Recorder();
        var second = Begin(out var other);
        await second.ResumeAsync(SessionRecord.Read(log.Path), output, default);

        Assert.Contains("gave another value than then", output.Text, StringComparison.Ordinal);
        other.Dispose();
    }

    [Fact]
    public async Task A_script_resumes_by_a_call_and_the_call_is_not_part_of_what_is_resumed()
    {
        var first = Begin(out var log);
        await SayAsync(first, "var x = 7;");
        log.Dispose();

        var second = Begin(out var other);
        await SayAsync(second, $"Resume(\"{log.Path}\")");
        Assert.Equal(7, Assert.IsType<Outcome.Success>(await SayAsync(second, "x")).Value);
        Assert.Equal(["var x = 7;", "x"], SessionRecord.Read(other.Path).Good.Select(cell => cell.Code));
        other.Dispose();
    }

    [Fact]
    public async Task The_last_session_is_the_one_that_has_ended_under_the_same_name()
    {
        var ended = Begin(out var log);
        await SayAsync(ended, "1");
        log.Dispose();
        var living = Begin(out var other);
        await SayAsync(living, "2");

        Assert.Equal(log.Path, SessionRecord.Last("test", _folder)!.Path);
        Assert.Null(SessionRecord.Last("prompt", _folder));
        other.Dispose();
        Assert.Equal(other.Path, SessionRecord.Last("test", _folder)!.Path);
    }

    [Fact]
    public void A_line_that_was_cut_off_is_passed_over_and_what_is_no_log_is_refused()
    {
        var log = SessionLog.Begin("test", Assert.Fail, _folder)!;
        log.Ended(log.Began(1, "1"), CellEnd.Ok, TimeSpan.Zero);
        log.Began(2, "2");
        log.Dispose();
        var text = File.ReadAllText(log.Path).Split('\n');
        File.WriteAllText(log.Path, string.Join('\n', text[..3]) + "\n" + text[3][..10]);

        Assert.Single(SessionRecord.Read(log.Path).Cells);
        File.WriteAllText(log.Path, "no log\n");
        Assert.Throws<ArgumentMistake>(() => SessionRecord.Read(log.Path));
        Assert.Throws<ArgumentMistake>(() => SessionRecord.Read(log.Path + "x"));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_told_and_no_reason_to_stop()
    {
        var told = new List<string>();
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");

        Assert.Null(SessionLog.Begin("test", told.Add, Path.Combine(file, "folder")));
        Assert.StartsWith("this session is not logged", Assert.Single(told), StringComparison.Ordinal);
    }

    private Conversation Begin(out SessionLog log)
    {
        var conversation = Conversation.Start();
        conversation.Log = log = SessionLog.Begin("test", Assert.Fail, _folder)!;
        return conversation;
    }

    private static Task<Outcome> SayAsync(Conversation conversation, string code) => conversation.SayAsync(code, new Recorder(), default);
}
