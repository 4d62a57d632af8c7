using NeuroRepl.Kernel.Messages;
using NeuroRepl.Kernel.Transport;

namespace NeuroRepl.Kernel.Tests;

public sealed class JupyterKernelTests : IDisposable
{
    private readonly KernelSession _session = new();

    [Fact]
    public void A_cell_prints_shows_and_returns_in_order()
    {
        var (output, reply) = _session.Run("Console.Write(\"a\"); Console.Error.Write(\"b\"); Display(3); 1+1");

        Assert.Equal(["stream", "stream", "display_data", "execute_result"], output.Select(m => m.Header.Type));
        Assert.Equal(["stdout", "stderr"], output.Take(2).Select(m => m.Content.Text("name")));
        Assert.Equal("2", output[3].Content.Inner("data").Text("text/plain"));
        Assert.Equal(1, output[3].Content.Number("execution_count"));
        Assert.Equal("ok", reply.Content.Text("status"));
        Assert.Equal("request-1", reply.Parent.Text("msg_id"));
        Assert.Equal(1, reply.Parent.Number("unknown"));    // fields that we do not know travel on
    }

    [Fact]
    public void A_failed_cell_gives_one_error_and_aborts_what_waits()
    {
        var failing = _session.Execute("Thread.Sleep(300); throw new InvalidOperationException(\"no\");".Replace("Thread", "System.Threading.Thread"));
        var waiting = _session.Execute("Console.Write(\"never\");");
        var heard = _session.Heard(failing);
        var aborted = _session.Heard(waiting);

        Assert.Equal(["status", "execute_input", "error", "status"], heard.Select(m => m.Header.Type));
        Assert.Equal("InvalidOperationException", heard[2].Content.Text("ename"));
        Assert.Equal(["status", "status"], aborted.Select(m => m.Header.Type));
        Assert.Equal("error", _session.Reply(_session.Shell).Content.Text("status"));
        Assert.Equal("aborted", _session.Reply(_session.Shell).Content.Text("status"));
        Assert.Equal("ok", _session.Run("1").Reply.Content.Text("status"));
    }

    [Fact]
    public void A_silent_cell_is_not_heard_and_not_counted()
    {
        var heard = _session.Heard(_session.Execute("Console.Write(1); 5", silent: true, expressions: new { x = "2*3", y = "nope" }));
        var reply = _session.Reply(_session.Shell).Content;

        Assert.Equal(["status", "status"], heard.Select(m => m.Header.Type));
        Assert.Equal("6", reply.Inner("user_expressions").Inner("x").Inner("data").Text("text/plain"));
        Assert.Equal("CS0103", reply.Inner("user_expressions").Inner("y").Text("ename"));
        Assert.Equal(1, _session.Run("1").Reply.Content.Number("execution_count"));
    }

    [Fact]
    public void An_unknown_request_and_a_broken_one_get_an_error_between_busy_and_idle()
    {
        var heard = _session.Heard(_session.Send(_session.Shell, "dance_request", new { }));
        Assert.Equal(["busy", "idle"], heard.Select(m => m.Content.Text("execution_state")));
        Assert.Equal("error", _session.Reply(_session.Shell).Content.Text("status"));

        var debug = _session.Ask(_session.Control, "debug_request", new { });
        Assert.Equal("NoDebugger", debug.Content.Text("ename"));
    }

    [Fact]
    public void Dropped_messages_are_logged_and_the_kernel_lives()
    {
        _session.Shell.Put(new Envelope(new Identity("x"u8.ToArray()), ["nonsense"u8.ToArray()]));
        _session.Shell.Put(new Envelope(new Identity("x"u8.ToArray()), ["<IDS|MSG>"u8.ToArray(), "bad"u8.ToArray(), Json.Empty, Json.Empty, Json.Empty, Json.Empty]));

        Assert.Equal("ok", _session.Run("1").Reply.Content.Text("status"));
        Assert.Equal(2, _session.Log.Count(line => line.Contains("dropped", StringComparison.Ordinal)));
    }

    [Fact]
    public void Completion_and_subshells_answer_while_a_cell_runs_and_an_interrupt_stops_it()
    {
        var subshell = _session.Ask(_session.Control, "create_subshell_request", new { }).Content.Text("subshell_id");
        var running = _session.Execute("while (true) { }");
        while (_session.Published().Header.Type != "execute_input")
        {
        }

        var completion = _session.Ask(_session.Shell, "complete_request", new { code = "\"😀\".Leng", cursor_pos = 8 });
        Assert.Equal("Length", completion.Content.GetProperty("matches")[0].GetString());
        Assert.Equal((4, 8), (completion.Content.Number("cursor_start"), completion.Content.Number("cursor_end")));
        Assert.Equal("property", completion.Content.Inner("metadata").GetProperty("_jupyter_types_experimental")[0].Text("type"));

        _session.Send(_session.Shell, "comm_info_request", new { }, subshell);
        Assert.Equal("comm_info_reply", _session.Reply(_session.Shell).Header.Type);

        Assert.Equal("ok", _session.Ask(_session.Control, "interrupt_request", new { }).Content.Text("status"));
        Assert.Equal("Interrupted", _session.Reply(_session.Shell).Content.Text("ename"));

        // The idle of the interrupt is followed by the cell's busy where the cell has not ended yet: only what is no state has a certain order.
        Assert.Equal("error", _session.Heard(running).Last(m => m.Header.Type != "status").Header.Type);

        Assert.Equal([subshell], _session.Ask(_session.Control, "list_subshell_request", new { }).Content.GetProperty("subshell_id").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal("ok", _session.Ask(_session.Control, "delete_subshell_request", new { subshell_id = subshell }).Content.Text("status"));
        Assert.Equal("error", _session.Ask(_session.Control, "delete_subshell_request", new { subshell_id = subshell }).Content.Text("status"));
    }

    [Fact]
    public void While_a_cell_runs_another_requests_idle_is_followed_by_the_cells_busy()
    {
        var running = _session.Execute("while (true) { }");
        while (_session.Published().Header.Type != "execute_input")
        {
        }

        var asked = _session.Send(_session.Shell, "kernel_info_request", new { });
        Assert.Equal("idle", _session.Heard(asked)[^1].Content.Text("execution_state"));
        var next = _session.Published();
        Assert.Equal((running, "busy"), (next.Parent.Text("msg_id"), next.Content.Text("execution_state")));
        _session.Send(_session.Control, "interrupt_request", new { });
        Assert.Equal("idle", _session.Heard(running)[^1].Content.Text("execution_state"));
    }

    [Fact]
    public void A_line_is_asked_for_and_an_interrupt_ends_the_question()
    {
        var cell = _session.Execute("Console.ReadLine()");
        var question = _session.Reply(_session.Stdin);
        Assert.Equal("input_request", question.Header.Type);
        Assert.Equal(cell, question.Parent.Text("msg_id"));
        _session.Send(_session.Stdin, "input_reply", new { value = "Glu" });
        Assert.Equal("\"Glu\"", _session.Heard(cell)[^2].Content.Inner("data").Text("text/plain"));
        _ = _session.Reply(_session.Shell);

        _session.Execute("Console.ReadLine()");
        _ = _session.Reply(_session.Stdin);
        _ = _session.Ask(_session.Control, "interrupt_request", new { });
        Assert.Equal("Interrupted", _session.Reply(_session.Shell).Content.Text("ename"));
    }

    [Fact]
    public void A_password_is_asked_for_in_a_form_that_hides_it()
    {
        var cell = _session.Execute("Ask(\"key: \", isSecret: true).Length");
        var question = _session.Reply(_session.Stdin).Content;
        _session.Send(_session.Stdin, "input_reply", new { value = "secret" });

        Assert.Equal("key: ", question.Text("prompt"));
        Assert.True(question.Flag("password", otherwise: false));
        Assert.Equal("6", _session.Heard(cell)[^2].Content.Inner("data").Text("text/plain"));
    }

    [Fact]
    public void Output_after_the_end_still_belongs_to_its_cell()
    {
        var cell = _session.Execute("_ = Task.Run(async () => { await Task.Delay(200); Console.WriteLine(\"late\"); });");
        _ = _session.Heard(cell);
        var late = _session.Published();

        Assert.Equal(("late\n", cell), (late.Content.Text("text"), late.Parent.Text("msg_id")));
    }

    [Fact]
    public void A_named_display_is_replaced_except_where_its_cell_runs_again()
    {
        const string Code = "Display(1, \"place\"); Display(2, \"place\");";
        var first = _session.Run(Code, cellId: "A").Output;
        var other = _session.Run("Display(3, \"place\");", cellId: "B").Output;
        var again = _session.Run(Code, cellId: "A").Output;

        Assert.Equal(["display_data", "update_display_data"], first.Select(m => m.Header.Type));
        Assert.Equal("place", first[0].Content.Inner("transient").Text("display_id"));
        Assert.Equal(["update_display_data"], other.Select(m => m.Header.Type));
        Assert.Equal(["display_data", "update_display_data"], again.Select(m => m.Header.Type));
    }

    [Fact]
    public void Figures_bring_their_library_once_and_again_when_their_cell_runs_again()
    {
        bool Brings(string code, string cell) => _session.Run(code, cellId: cell).Output[0].Content.Inner("data").Text("text/html")!.Contains("nreplPlotly", StringComparison.Ordinal);

        Assert.False(Brings("new Card(\"no figure in it\")", "C"));
        Assert.True(Brings("Chart.Line([1.0, 2, 3])", "A"));
        Assert.False(Brings("Chart.Line([1.0, 2, 4])", "B"));
        Assert.True(Brings("Chart.Line([1.0, 2, 5])", "A"));
    }

    [Fact]
    public void Output_is_cleared_at_once_or_when_something_comes()
    {
        var output = _session.Run("Console.Write(1); ClearOutput(); ClearOutput(wait: true); Console.Write(2);").Output;

        Assert.Equal(["stream", "clear_output", "clear_output", "stream"], output.Select(m => m.Header.Type));
        Assert.Equal([false, true], output[1..3].Select(m => m.Content.Flag("wait", otherwise: false)));
    }

    [Fact]
    public void A_picture_is_sent_as_one()
    {
        var data = _session.Run("Convert.FromBase64String(\"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==\")").Output.Single().Content.Inner("data");

        Assert.StartsWith("iVBORw0KGgo", data.Text("image/png"), StringComparison.Ordinal);
        Assert.StartsWith("PNG image, 1 × 1", data.Text("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_of_dotnet_interactive_run_when_they_come()
    {
        Assert.Equal("CS0103", _session.Run("b(\"no name of theirs so far\")").Output.Single().Content.Text("ename"));
        Assert.Equal("<b>x &lt; y</b>", _session.Run("display(b(\"x < y\"));").Output.Single().Content.Inner("data").Text("text/html"));
        Assert.Equal("\"<3>\"", _session.Run("record Ward(int Beds); Formatter.Register<Ward>(w => $\"<{w.Beds}>\"); new Ward(3).ToDisplayString()").Output.Single().Content.Inner("data").Text("text/plain"));
        Assert.Matches("^3\nWall time: [0-9.]+ ms\n$", string.Concat(_session.Run("#!time\nConsole.WriteLine(1 + 2);").Output.Select(m => m.Content.Text("text"))));
        Assert.Equal("<i>html</i>", _session.Run("#!html\n<i>html</i>").Output.Single().Content.Inner("data").Text("text/html"));
        Assert.Contains("fsharp, which was not run", _session.Run("#!fsharp\nlet x = 1").Output.Single().Content.Text("text"), StringComparison.Ordinal);
        Assert.Contains("#!dance", _session.Run("#!dance").Output.Single().Content.Text("evalue"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_is_taken_back()
    {
        _session.Run("var x = 1;");
        _session.Run("x = 2; var y = 3;");
        Assert.Contains("In [2] is taken back", _session.Run("Undo()").Output.Single().Content.Inner("data").Text("text/plain"), StringComparison.Ordinal);

        Assert.Equal("1", _session.Run("x").Output.Single().Content.Inner("data").Text("text/plain"));
        Assert.Equal("CS0103", _session.Run("y").Output.Single().Content.Text("ename"));
    }

    [Fact]
    public void What_there_is_to_say_of_the_kernel_before_is_said_in_the_first_cell_only()
    {
        using var session = new KernelSession(notice: "it died");
        session.Heard(session.Execute("1", silent: true));
        _ = session.Reply(session.Shell);

        Assert.Equal("it died\n", session.Run("1").Output[0].Content.Text("text"));
        Assert.Single(session.Run("1").Output);
    }

    [Fact]
    public void A_question_opens_the_pager()
    {
        var (output, reply) = _session.Run("study?");

        Assert.Empty(output);
        var page = reply.Content.GetProperty("payload")[0];
        Assert.Equal("page", page.Text("source"));
        Assert.Contains("Study", page.Inner("data").Text("text/plain"), StringComparison.Ordinal);
        Assert.Contains("<strong>", page.Inner("data").Text("text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspection_has_more_at_detail_1()
    {
        string Text(int detail) => _session.Ask(_session.Shell, "inspect_request", new { code = "Math.Round", cursor_pos = 10, detail_level = detail }).Content.Inner("data").Text("text/plain")!;

        Assert.Contains("Math.Round", Text(0), StringComparison.Ordinal);
        Assert.True(Text(1).Length >= Text(0).Length);
        Assert.Equal("ok", _session.Ask(_session.Shell, "inspect_request", new { code = "   ", cursor_pos = 1, detail_level = 0 }).Content.Text("status"));
    }

    [Fact]
    public void A_comm_that_nobody_knows_is_closed_at_once()
    {
        var request = _session.Send(_session.Shell, "comm_open", new { comm_id = "c1", target_name = "unknown", data = new { } });
        var heard = _session.Heard(request);

        Assert.Equal("c1", heard.Single(m => m.Header.Type == "comm_close").Content.Text("comm_id"));
    }

    [Fact]
    public void A_slider_is_a_widget_whose_moves_change_what_it_shows()
    {
        var output = _session.Run("Slide(\"x\", 0, 10, x => x * 2)").Output;
        var models = output.Where(m => m.Header.Type == "comm_open").ToList();
        var slider = Assert.Single(models, m => m.Content.Inner("data").Inner("state").Text("_model_name") == "FloatSliderModel");
        var shown = output.Where(m => m.Header.Type == "display_data").ToList();
        Assert.Equal(slider.Content.Text("comm_id"), shown[0].Content.Inner("data").Inner("application/vnd.jupyter.widget-view+json").Text("model_id"));
        Assert.Equal("10", shown[1].Content.Inner("data").Text("text/plain"));

        var moved = _session.Heard(_session.Send(_session.Shell, "comm_msg", new { comm_id = slider.Content.Text("comm_id"), data = new { method = "update", state = new { value = 4.5 } } }), anyParent: true);
        var update = moved.Single(m => m.Header.Type == "update_display_data");
        Assert.Equal("9", update.Content.Inner("data").Text("text/plain"));
        Assert.Equal(shown[1].Content.Inner("transient").Text("display_id"), update.Content.Inner("transient").Text("display_id"));
        Assert.Equal(3, _session.Ask(_session.Shell, "comm_info_request", new { target_name = "jupyter.widget" }).Content.Inner("comms").EnumerateObject().Count());
    }

    [Fact]
    public void A_subscriber_is_welcomed()
    {
        var frames = _session.Publisher.Welcome!("stream"u8.ToArray())!;
        var message = new WireFormat(new Signer("key"u8.ToArray()), "", TimeProvider.System).Read(new Envelope(new Identity(default), frames));

        Assert.Equal("iopub_welcome", message.Header.Type);
        Assert.Equal("stream", message.Content.Text("subscription"));
    }

    [Fact]
    public async Task Shutdown_is_answered_and_says_whether_to_restart()
    {
        Assert.True(_session.Ask(_session.Control, "shutdown_request", new { restart = true }).Content.Flag("restart", otherwise: false));
        Assert.True(await _session.ShutDown);
    }

    public void Dispose() => _session.Dispose();
}
