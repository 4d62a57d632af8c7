namespace NeuroRepl.Scripting.Tests.Engine;

public sealed class InterruptTests
{
    public static TheoryData<string> Loops => [.. RunawayCode.Loops.Keys];

    public static TheoryData<string> Waits => [.. RunawayCode.Waits.Keys];

    [Theory, MemberData(nameof(Loops))]
    public Task A_running_cell_stops_and_the_session_goes_on(string kind) => StopsAsync(RunawayCode.Loops[kind], EngineKind.Own);

    [Theory, MemberData(nameof(Waits))]
    public Task A_waiting_cell_stops_and_the_session_goes_on(string kind) => StopsAsync(RunawayCode.Waits[kind], EngineKind.Own);

    [Theory]
    [InlineData("sleep")]
    [InlineData("task wait")]
    [InlineData("await delay")]
    public Task The_second_engine_stops_waits_too(string kind) => StopsAsync(RunawayCode.Waits[kind], EngineKind.CSharpScript);

    [Fact]
    public async Task A_call_that_does_not_return_is_left_to_itself_and_said_so()
    {
        using var session = new Session(new InterpreterOptions { AbandonAfter = TimeSpan.FromMilliseconds(300), Globals = new Foreign() });
        await session.ValueAsync("var x = 1;");
        var outcome = Assert.IsType<Outcome.Interrupted>(await session.InterruptAsync("var x = 2; Spin();"));
        Foreign.Release();

        Assert.Contains("did not return", outcome.Note, StringComparison.Ordinal);
        Assert.Equal(1, await session.ValueAsync("x"));
    }

    [Fact]
    public async Task The_own_interrupt_does_not_stop_another_session()
    {
        using var one = new Session(EngineKind.Own);
        using var two = new Session(EngineKind.Own);
        var busy = two.ValueAsync("var n = 0; var end = Environment.TickCount64 + 400; while (Environment.TickCount64 < end) { n++; } n > 0");
        Assert.IsType<Outcome.Interrupted>(await one.InterruptAsync("while (true) { }"));

        Assert.Equal(true, await busy);
    }

    [Fact]
    public async Task What_an_interrupted_cell_declares_is_not_kept()
    {
        using var session = new Session(EngineKind.Own);
        await session.ValueAsync("var x = 1;");
        await session.InterruptAsync("var x = 2; while (true) { }");

        Assert.Equal(1, await session.ValueAsync("x"));
    }

    [Theory]
    [InlineData("int F(int n) => F(n + 1) + 1; F(0)")]
    [InlineData("void F() { F(); } F();")]
    [InlineData("Func<int, int> f = null; f = n => f(n) + 1; f(0)")]
    [InlineData("class A { public A Next = new A(); } new A()")]
    [InlineData("class A { public int X => X; } new A().X")]
    [InlineData("class A { public override string ToString() => ToString() + \"\"; } new A().ToString()")]
    [InlineData("record R { public R Self; } var r = new R(); r.Self = r; r.ToString()")]
    [InlineData("struct V { public static V operator +(V a, V b) => a + b; } new V() + new V()")]
    [InlineData("async Task F() { await F(); } await F();")]
    [InlineData("IEnumerable<int> F() { foreach (var i in F()) { yield return i; } } F().ToList()")]
    public async Task Recursion_without_end_is_an_error_and_the_session_goes_on(string code)
    {
        using var session = new Session(EngineKind.Own);

        Assert.Equal("InsufficientExecutionStackException", (await session.ErrorAsync(code)).Code);
        Assert.Equal(2, await session.ValueAsync("1 + 1"));
    }

    [Fact]
    public async Task Memory_without_end_is_an_error_and_the_session_goes_on()
    {
        var limit = GC.GetTotalMemory(forceFullCollection: true) + (200L << 20);
        using var session = new Session(new InterpreterOptions { MemoryLimitBytes = limit });
        var error = await session.ErrorAsync("var list = new List<double[]>(); while (true) { var a = new double[100_000]; a[0] = list.Count; list.Add(a); Thread.Sleep(1); }");

        Assert.Equal("OutOfMemoryException", error.Code);
        Assert.Equal(2, await session.ValueAsync("1 + 1"));
    }

    [Theory]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> e = x => x + 1; e.ToString()", "x => (x + 1)")]
    [InlineData("new[] { 1, 2 }.AsQueryable().Where(x => x > 1).Expression.ToString().EndsWith(\"Where(x => (x > 1))\")", true)]
    [InlineData("(from x in new[] { 1, 2 }.AsQueryable() where x > 1 select x * 2).Single()", 4)]
    public async Task Expression_trees_carry_no_checks(string code, object expected)
    {
        using var session = new Session(EngineKind.Own);

        Assert.Equal(expected, await session.ValueAsync(code));
    }

    private static async Task StopsAsync(string code, EngineKind engine)
    {
        using var session = new Session(engine);
        await session.ValueAsync("var kept = 1;");

        Assert.Equal(new Outcome.Interrupted(), await session.InterruptAsync(code));
        Assert.Equal(2, await session.ValueAsync("kept + 1"));
    }

    /// <summary>A host's call that hears nothing.</summary>
    public sealed class Foreign
    {
        private static volatile bool _released;

        public static void Release() => _released = true;

        public void Spin()
        {
            while (!_released) { Thread.SpinWait(100); }
        }
    }
}
