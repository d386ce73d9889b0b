using TrainingOs.Domain.Kernel;

namespace TrainingOs.Browser.Tests;

/// <summary>The parts of the page as a person names them.</summary>
internal static class Calendar
{
    extension(IPage page)
    {
        /// <summary>The dialog that is open.</summary>
        public ILocator Sheet => page.Locator("dialog[open]");

        public ILocator Messages => page.GetByRole(AriaRole.Region, new() { Name = "Messages" });

        public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

        public ILocator EditPlan => page.Locator("#edit-plan");

        public ILocator Today => page.Locator("[aria-current=date]");

        public ILocator Days => page.Locator("section[aria-labelledby^='day-']");

        public ILocator Day(DateOnly date) => page.Locator($"section[aria-labelledby='day-{date:yyyy-MM-dd}']");

        public ILocator Session(long id) => page.Locator($"#session-{id}");

        /// <summary>The charts of a recording, which are one slider for who does not see them.</summary>
        public ILocator Charts => page.GetByRole(AriaRole.Slider, new() { Name = "Cursor in the recording" });

        public ILocator Note(DateOnly date) => page.Locator($"#note-{date:yyyy-MM-dd}");

        public ILocator AddSession(DateOnly date) => page.Locator($"#add-session-{date:yyyy-MM-dd}");

        public ILocator AddNote(DateOnly date) => page.Locator($"#add-note-{date:yyyy-MM-dd}");

        /// <summary>A panel of the week by its heading: Plan, Planned and done, Totals.</summary>
        public ILocator Panel(string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

        /// <summary>A button of the page or of the dialog in front of it.</summary>
        public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

        /// <summary>A labelled field of the open dialog.</summary>
        public ILocator Field(string label) => page.Sheet.GetByLabel(label);

        /// <summary>A button at the foot of the open dialog, or among its notices.</summary>
        public ILocator Choice(string name) =>
            page.Sheet.Locator("button:not([aria-label])", new() { HasTextString = name });

        /// <summary>Waits until a week stands there, read by this visit.</summary>
        public Task IsShown() =>
            Expect(page.Locator("main:not([aria-busy])").Locator(page.EditPlan)).ToBeVisibleAsync();

        /// <summary>Waits until this week stands there.</summary>
        public async Task Shows(IsoWeek week)
        {
            await Expect(page.Day(week.Monday)).ToBeVisibleAsync();
            await page.IsShown();
        }

        /// <summary>The button that saves what the open dialog holds.</summary>
        public ILocator Save => page.Sheet.Locator("button[type=submit]");

        /// <summary>What the open dialog says is wrong with the whole of it.</summary>
        public ILocator Alert => page.Sheet.GetByRole(AriaRole.Alert);

        /// <summary>What the latest message offers to do: Undo, Continue, Discard, Try again.</summary>
        public ILocator Offer(string name) =>
            page.Messages.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).Last;

        /// <summary>Types a new session and leaves it unsaved.</summary>
        public async Task TypeSession(DateOnly day, string title)
        {
            await page.AddSession(day).ClickAsync();
            await page.Field("Duration").FillAsync("45");
            await page.Field("Title").FillAsync(title);
        }

        /// <summary>Types a new note and leaves it unsaved.</summary>
        public async Task TypeNote(DateOnly day, string note)
        {
            await page.AddNote(day).ClickAsync();
            await page.Field("Note").FillAsync(note);
        }

        /// <summary>Saves, which works.</summary>
        public async Task SaveAndClose()
        {
            await page.Save.ClickAsync();
            await page.SheetIsClosed();
        }

        /// <summary>Saves, which does not get through.</summary>
        public async Task SaveInVain()
        {
            await page.Save.ClickAsync();
            await Expect(page.Alert).ToHaveTextAsync(
                "Training OS does not answer. What you typed is kept, and sent by itself as soon as that works; "
                + "Retry tries it now.");
        }

        /// <summary>Leaves the open dialog as it is.</summary>
        public async Task Escape()
        {
            await page.Keyboard.PressAsync("Escape");
            await page.SheetIsClosed();
        }

        /// <summary>Opens what stands there and deletes it.</summary>
        public async Task Delete(ILocator card)
        {
            await card.ClickAsync();
            await page.Choice("Delete").ClickAsync();
            await page.SheetIsClosed();
        }

        public Task SheetIsClosed() => Expect(page.Sheet).ToHaveCountAsync(0);

        public Task Says(string message) => Expect(page.Messages).ToContainTextAsync(message);
    }
}
