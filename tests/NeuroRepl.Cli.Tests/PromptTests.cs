using NeuroRepl.Testing;

namespace NeuroRepl.Cli.Tests;

public sealed class PromptTests
{
    [Needs("tmux")]
    public void The_prompt_keeps_what_is_typed_early_stops_at_Ctrl_C_and_leaves_at_Ctrl_D()
    {
        using var terminal = new Tmux();

        terminal.Type("var early = 41;");                           // before the prompt stands
        terminal.Waits("In [2]: ");
        terminal.Type("early + 1");
        terminal.Waits("\n42\n");

        terminal.Type("if (early > 0)", "{", "early++;");           // goes on until the bracket is closed
        terminal.Waits("...: ");
        terminal.Type("}", "early");
        terminal.Waits("\n42\nIn [5]: ");

        terminal.Type("while (true) { }");
        terminal.Waits("while (true) { }\n");
        terminal.Press("C-c");
        terminal.Waits("Interrupted.");
        terminal.Waits("In [6]: ");

        terminal.Send("half a line");
        terminal.Waits("half a line");
        terminal.Press("C-c");
        terminal.Waits("half a line^C");
        terminal.Type("early * 10");
        terminal.Waits("\n420\n");

        terminal.Press("C-d");
        terminal.Ends();
    }

    [Needs("tmux")]
    public void Long_work_shows_a_line_with_rate_and_time_left_and_takes_it_away_again()
    {
        using var terminal = new Tmux();

        terminal.Type("foreach (var i in Progress(Enumerable.Range(0, 40), \"counting\")) { await Task.Delay(100); }");
        terminal.Waits("/40  ");
        terminal.Waits("s left");
        terminal.Waits("In [2]: ");

        Assert.DoesNotContain("s left", terminal.Screen(), StringComparison.Ordinal);
        terminal.Press("C-d");
        terminal.Ends();
    }

    [Needs("tmux")]
    public void A_paste_is_not_run_history_outlives_the_session_and_the_menu_helps()
    {
        using var terminal = new Tmux();
        terminal.Waits("In [1]: ");
        terminal.Type("var people = study.Participants;");
        terminal.Waits("In [2]: ");

        terminal.Paste(string.Join('\n', Enumerable.Range(0, 10_000).Select(i => $"var line{i} = {i};")) + "\nline9999 + 1\n");
        terminal.Waits("...: line9999 + 1");
        terminal.Press("Enter");
        terminal.Waits("\n10000\n");

        terminal.Send("people.Fi");
        terminal.Waits("FitLinear");
        terminal.Press("C-u");
        terminal.Send("people[\"we");
        terminal.Press("Tab");
        terminal.Waits("people[\"weight");
        terminal.Send("\"].Count");
        terminal.Press("Enter");
        terminal.Waits("\n8\n");

        terminal.Send("Math.Max(");
        terminal.Waits(" Max(");
        terminal.Press("F1");
        terminal.Waits("larger of two");
        terminal.Press("F3");
        terminal.Waits("variables, by order");
        terminal.Press("q");
        terminal.Waits("In [4]: Math.Max(");
        terminal.Press("C-c");
        terminal.Waits("Math.Max(^C");
        terminal.Press("C-c", "C-c");
        terminal.Waits("Leave NeuroRepl? [y/N]");
        terminal.Press("y");
        terminal.Ends();

        using var again = new Tmux(home: terminal.Home);
        again.Waits("In [1]: ");
        again.Press("Up");
        again.Waits("In [1]: people[\"weight\"].Count");
        again.Press("C-u", "C-r");
        again.Send("participants");
        again.Waits("In [1]: var people = study.Participants;");
        again.Press("Enter");
        again.Type("");
        again.Waits("In [2]: ");
        again.Type("quit");
        again.Ends();
    }

    [Needs("tmux")]
    public void A_narrow_window_another_size_and_an_editor_outside()
    {
        using var terminal = new Tmux(width: 20, height: 12, environment: "EDITOR='sed -i s/1/2/'");
        terminal.Waits("In [1]: ");
        terminal.Type("new string('a', 15)");
        terminal.Waits("\"aaaaaaaaaaaaaaa\"");
        terminal.Send("string.Concat(\"xxxxxxxxxx\", 1)");
        terminal.Waits("xx\", 1)");
        terminal.Resize(60);
        terminal.Waits("In [2]: string.Concat(\"xxxxxxxxxx\", 1)");
        terminal.Press("F2");
        terminal.Waits("\"xxxxxxxxxx\", 2)");
        terminal.Press("Enter");
        terminal.Waits("\"xxxxxxxxxx2\"");
        terminal.Press("C-d");
        terminal.Ends();
    }

    [Needs("tmux")]
    public void A_dumb_terminal_and_a_home_that_cannot_be_written_are_enough()
    {
        var file = Path.GetTempFileName();
        using var terminal = new Tmux(home: file, environment: "TERM=dumb");
        terminal.Waits("In [1]: ");
        terminal.Type("if (true)", "{", "Console.WriteLine(6 * 7);", "}");
        terminal.Waits("\n42\n");
        Assert.DoesNotContain("\e", terminal.Screen(), StringComparison.Ordinal);
        terminal.Press("C-d");
        terminal.Ends();

        using var other = new Tmux(home: file);
        other.Waits("In [1]: ");
        other.Type("1 + 1", "2 + 2");
        other.Waits("\n4\n");
        Assert.Equal(2, other.Screen().Split("the history of").Length);        // said once
        other.Press("C-d");
        other.Ends();
    }
}
